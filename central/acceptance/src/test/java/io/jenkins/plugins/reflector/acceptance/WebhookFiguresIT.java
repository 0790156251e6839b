package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How soon senders are answered when many come at once, and what that costs the controller. */
class WebhookFiguresIT extends WithRegistry {

    private static final int AT_ONCE = 500;
    /** Small bursts before, since a controller that has just started is still slow for all requests. */
    private static final int WARM_UP = 400;
    private static final int SMALL = 100;
    private static final int ROUNDS = 9;
    private static final String ID = "hook-of-many-deliveries-012345678";

    private int number;

    private DeliveryBurst.Outcome burst(int count, String secret) throws Exception {
        URI url = URI.create(jenkins.url());
        DeliveryBurst burst = new DeliveryBurst(url);
        for (int i = 0; i < count; i++) {
            String body = "{\"action\": \"published\", \"number\": " + number++ + ", \"package\": {\"name\": \"burst-" + i % 50
                    + "\", \"namespace\": \"library\", \"package_type\": \"CONTAINER\", \"registry\": {\"url\": \"https://docker.io\"}},"
                    + " \"padding\": \"" + "x".repeat(6000) + "\"}";
            burst.add(url.getPath() + "reflector-webhook/" + ID + "/", Hooks.signed("package", secret, body), body);
        }
        return burst.send();
    }

    private static long heap() throws Exception {
        return Long.parseLong(jenkins.http().script("""
                for (int i = 0; i < 3; i++) { System.gc(); Thread.sleep(300) }
                println Runtime.runtime.totalMemory() - Runtime.runtime.freeMemory()
                """));
    }

    @Test
    @DisplayName("500 signed deliveries of 6 KB at once, each over a connection of its own, for 50 watched repositories: all answered 202, and forged ones 403")
    void manyAtOnce(TestReporter reporter) throws Exception {
        StringBuilder repositories = new StringBuilder("imageRepositories:\n");
        for (int i = 0; i < 50; i++) {
            registry.push("library/burst-" + i, "1.0.0");
            repositories.append("- {name: burst-").append(i).append(", image: burst-").append(i).append(", interval: 12h}\n");
        }
        jenkins.configure(Fleet.configuration(
                registry, repositories + "webhooks:\n- {id: " + ID + ", sender: github, secretCredentialsId: hook-secret}\n"));
        Hooks.addSecret(jenkins);
        DeliveryBurst.Outcome first = burst(AT_ONCE, Hooks.SECRET);
        for (int i = 0; i < WARM_UP; i++) {
            burst(SMALL, Hooks.SECRET);
        }
        long before = heap();
        List<DeliveryBurst.Outcome> good = new ArrayList<>();
        List<DeliveryBurst.Outcome> forged = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            good.add(burst(AT_ONCE, Hooks.SECRET));
            forged.add(burst(AT_ONCE, "another secret"));
        }
        long mib = (heap() - before) / (1 << 20);

        assertThat(good).extracting(DeliveryBurst.Outcome::statuses).containsOnly(Map.of("202", AT_ONCE));
        assertThat(forged).extracting(DeliveryBurst.Outcome::statuses).containsOnly(Map.of("403", AT_ONCE));
        reporter.publishEntry("seen", "p99, median of " + ROUNDS + " rounds " + middle(good, 99) + " ms (half answered within " + middle(good, 50) + " ms; all rounds p99 "
                + all(good) + "), forged ones " + middle(forged, 99) + " ms; the first round after the start " + first.percentile(99).toMillis()
                + " ms " + first.statuses() + "; " + mib + " MiB more heap after " + 2 * ROUNDS * AT_ONCE + " deliveries");
    }

    private static String all(List<DeliveryBurst.Outcome> outcomes) {
        return String.valueOf(outcomes.stream().map(outcome -> outcome.percentile(99).toMillis()).toList());
    }

    private static long middle(List<DeliveryBurst.Outcome> outcomes, int percent) {
        return outcomes.stream().map(outcome -> outcome.percentile(percent)).sorted().skip(outcomes.size() / 2).findFirst().orElseThrow().toMillis();
    }
}
