package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.io.IOException;
import java.time.Duration;

/** A configuration of many image repositories of the one image {@code many}, a policy for each. */
final class ManyPolicies {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private ManyPolicies() {}

    /** Meanwhile. */
    @FunctionalInterface
    interface Look {
        void look() throws IOException, InterruptedException;
    }

    /** Configures them and waits until each was scanned and has a pick. */
    static void configure(JenkinsController jenkins, RealRegistry registry, int count) throws IOException, InterruptedException {
        configure(jenkins, registry, count, () -> {});
    }

    /** As above; gives the time that took. */
    static Duration configure(JenkinsController jenkins, RealRegistry registry, int count, Look meanwhile)
            throws IOException, InterruptedException {
        StringBuilder repositories = new StringBuilder("imageRepositories:\n");
        StringBuilder policies = new StringBuilder("imagePolicies:\n");
        for (int i = 0; i < count; i++) {
            repositories.append("- {name: many-").append(i).append(", image: many, interval: 1h}\n");
            policies.append("- {name: many-").append(i).append(", imageRepositoryRef: many-").append(i)
                    .append(", policy: {semver: {range: 1.x}}}\n");
        }
        jenkins.configure(Fleet.configuration(registry, repositories.toString() + policies));
        String picks = "println io.jenkins.plugins.reflector.watcher.WatcherService.get().picks()"
                + ".count { it.policy().name().startsWith('many-') }";
        return Waiting.until(LIMIT, "all are scanned", () -> {
            meanwhile.look();
            return jenkins.http().script(picks).equals(String.valueOf(count));
        });
    }
}
