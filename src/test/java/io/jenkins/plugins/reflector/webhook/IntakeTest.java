package io.jenkins.plugins.reflector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final IntakeFixture jenkins = new IntakeFixture();

    private Answer github(WebhookItem hook, String secret, String body) {
        return jenkins.post(hook, IntakeFixture.signed("package", secret, body), body);
    }

    @Test
    void anotherSecretCountsAfterAMomentAndOtherSettingsAtOnce() {
        WebhookItem hook = jenkins.hook("github");
        String body = "{}";
        assertThat(jenkins.post(hook, IntakeFixture.signed("ping", IntakeFixture.SECRET, body), body)).isEqualTo(Answer.ACCEPTED);
        jenkins.secrets.put("hook-secret", "another secret");
        jenkins.clock.pass(Endpoint.MOMENT.minusMillis(1));
        assertThat(jenkins.post(hook, IntakeFixture.signed("ping", IntakeFixture.SECRET, body), body)).isEqualTo(Answer.ACCEPTED);
        jenkins.clock.pass(Duration.ofMillis(1));
        assertThat(jenkins.post(hook, IntakeFixture.signed("ping", IntakeFixture.SECRET, body), body)).isEqualTo(Answer.REFUSED);
        assertThat(jenkins.post(hook, IntakeFixture.signed("ping", "another secret", body), body)).isEqualTo(Answer.ACCEPTED);

        jenkins.items.clear();
        WebhookItem changed = new WebhookItem(hook.getId(), "harbor");
        changed.setSecretCredentialsId("hook-secret");
        jenkins.items.add(changed);
        assertThat(jenkins.post(changed, IntakeFixture.signed("ping", "another secret", body), body)).isEqualTo(Answer.REFUSED);
        assertThat(jenkins.post(changed, Map.of("Authorization", "another secret"), body)).isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void aDeliveryThatProvesItselfIsAnsweredAtOnceAndHasItsRepositoryScanned() {
        WebhookItem hook = jenkins.hook("github");

        assertThat(github(hook, IntakeFixture.SECRET, IntakeFixture.published("web", 1))).isEqualTo(Answer.ACCEPTED);
        assertThat(jenkins.log(hook)).as("nothing is read before the answer").isEmpty();
        jenkins.pass(WINDOW);

        assertThat(jenkins.scans).containsExactlyInAnyOrder("default/web", "team-a/web");
        LoggedDelivery logged = jenkins.log(hook).get(0);
        assertThat(logged.getOutcome()).isEqualTo("accepted");
        assertThat(logged.getImages()).containsExactly("registry.example.com/team/web:1.4.2");
        assertThat(logged.getRepositories()).containsExactlyInAnyOrder("default/web", "team-a/web");
        assertThat(logged.getTime()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void manyDeliveriesForOneRepositoryAreOneScan() {
        WebhookItem hook = jenkins.hook("github");
        for (int i = 0; i < 50; i++) {
            github(hook, IntakeFixture.SECRET, IntakeFixture.published("api", i));
        }
        jenkins.pass(Duration.ofSeconds(1));
        assertThat(jenkins.scans).isEmpty();
        for (int i = 50; i < 60; i++) {
            github(hook, IntakeFixture.SECRET, IntakeFixture.published("api", i));
        }
        jenkins.pass(Duration.ofSeconds(4));
        assertThat(jenkins.scans).containsExactly("default/api");

        github(hook, IntakeFixture.SECRET, IntakeFixture.published("api", 61));
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).as("what comes later is looked at again").containsExactly("default/api", "default/api");
    }

    @Test
    void aForgedOneAnUnknownIdAndAWebhookWithoutItsSecretAreAnsweredAlike() {
        WebhookItem hook = jenkins.hook("github");
        WebhookItem broken = jenkins.hook("harbor");
        broken.setSecretCredentialsId("gone");
        WebhookItem without = jenkins.hook("nexus");
        without.setSecretCredentialsId(null);
        String body = IntakeFixture.published("web", 1);

        assertThat(github(hook, "another secret", body)).isEqualTo(Answer.REFUSED);
        assertThat(jenkins.post(hook, Map.of(), body)).isEqualTo(Answer.REFUSED);
        assertThat(jenkins.send("POST", "0123456789abcdef0123456789abcdef", Map.of(), body)).isEqualTo(Answer.REFUSED);
        assertThat(jenkins.send("POST", "", Map.of(), body)).isEqualTo(Answer.REFUSED);
        assertThat(jenkins.post(broken, Map.of("Authorization", IntakeFixture.SECRET), body)).isEqualTo(Answer.REFUSED);
        assertThat(jenkins.post(without, Map.of(), body)).isEqualTo(Answer.REFUSED);
        jenkins.pass(WINDOW);

        assertThat(jenkins.scans).isEmpty();
        assertThat(jenkins.log(hook)).extracting(LoggedDelivery::getOutcome).containsOnly("refused");
        assertThat(jenkins.log(hook)).extracting(LoggedDelivery::getDetail).containsExactlyInAnyOrder(
                "the signature in the header X-Hub-Signature-256 is wrong; compare the secret on both sides",
                "the header X-Hub-Signature-256 is missing");
        assertThat(jenkins.log(broken).get(0).getDetail()).startsWith("this webhook cannot work: the credentials \"gone\" are not found");
        assertThat(jenkins.log(without).get(0).getDetail()).contains("must prove themselves");
        assertThat(jenkins.intake.strangers()).isEqualTo(2);
        assertThat(jenkins.intake.lastStranger()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
    }

    @Test
    void theSecretIsTheOneThatTheCredentialsHaveNow() {
        WebhookItem hook = jenkins.hook("github");
        jenkins.secrets.put("hook-secret", "another secret");

        assertThat(github(hook, IntakeFixture.SECRET, IntakeFixture.published("web", 1))).isEqualTo(Answer.REFUSED);
        assertThat(github(hook, "another secret", IntakeFixture.published("web", 1))).isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void aReplayIsAnsweredLikeTheFirstAndStartsNothing() {
        WebhookItem hook = jenkins.hook("github");
        String body = IntakeFixture.published("web", 1);
        github(hook, IntakeFixture.SECRET, body);
        jenkins.pass(WINDOW);
        jenkins.scans.clear();

        assertThat(github(hook, IntakeFixture.SECRET, body)).isEqualTo(Answer.ACCEPTED);
        jenkins.pass(WINDOW);

        assertThat(jenkins.scans).isEmpty();
        assertThat(jenkins.log(hook)).extracting(LoggedDelivery::getOutcome).containsExactlyInAnyOrder("accepted", "repeated");

        WebhookItem edited = new WebhookItem(hook.getId(), "github");
        edited.setSecretCredentialsId("hook-secret");
        edited.setRepositories(List.of("*"));
        jenkins.items.set(0, edited);
        github(edited, IntakeFixture.SECRET, body);
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).as("saving the configuration forgets nothing").isEmpty();
    }

    @Test
    void onlyPostIsLookedAt() {
        WebhookItem hook = jenkins.hook("github");
        String body = IntakeFixture.published("web", 1);
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "post")) {
            assertThat(jenkins.send(method, hook.getId(), IntakeFixture.signed("package", IntakeFixture.SECRET, body), body))
                    .as(method)
                    .isEqualTo(Answer.NOT_POST);
        }
        assertThat(jenkins.send("GET", "no-such-id", Map.of(), "")).isEqualTo(Answer.NOT_POST);
        assertThat(jenkins.log(hook)).isEmpty();
    }

    @Test
    void aHugeBodyIsRefusedWhoeverSendsItAndNotAskedFor() {
        WebhookItem hook = jenkins.hook("github");
        AtomicInteger opened = new AtomicInteger();
        for (String id : List.of(hook.getId(), "0123456789abcdef0123456789abcdef")) {
            Answer answer = jenkins.intake.take(new Intake.Sent("POST", id, (1 << 20) + 1, Map.of(), () -> {
                opened.incrementAndGet();
                throw new IOException("read");
            }));
            assertThat(answer).isEqualTo(Answer.TOO_LARGE);
        }
        assertThat(opened).hasValue(0);
    }

    @Test
    void pingsAndEmptyBodiesAreToldAndScanNothing() {
        WebhookItem hook = jenkins.hook("github");
        String ping = "{\"zen\": \"Keep it logically awesome.\"}";

        assertThat(jenkins.post(hook, IntakeFixture.signed("ping", IntakeFixture.SECRET, ping), ping)).isEqualTo(Answer.ACCEPTED);
        assertThat(github(hook, IntakeFixture.SECRET, "")).isEqualTo(Answer.ACCEPTED);
        jenkins.pass(WINDOW);

        assertThat(jenkins.scans).isEmpty();
        assertThat(jenkins.log(hook)).extracting(delivery -> delivery.getOutcome() + ": " + delivery.getDetail())
                .containsExactlyInAnyOrder("accepted: ping", "not-understood: the body is no JSON object");
        assertThat(jenkins.log(hook)).noneMatch(LoggedDelivery::isWithoutEffect);
    }

    @Test
    void anImageThatNobodyWatchesIsToldOnlyOnThePage() {
        WebhookItem hook = jenkins.hook("github");

        assertThat(github(hook, IntakeFixture.SECRET, IntakeFixture.published("nothing-of-ours", 1))).isEqualTo(Answer.ACCEPTED);
        jenkins.pass(WINDOW);

        assertThat(jenkins.scans).isEmpty();
        assertThat(jenkins.log(hook)).allMatch(LoggedDelivery::isWithoutEffect);
    }

    @Test
    void aWebhookWakesOnlyWhatItMay() {
        WebhookItem own = jenkins.hook("github");
        own.setRepositories(List.of("w*"));
        WebhookItem folder = jenkins.hook("github");
        folder.setRepositories(List.of("team-?/*"));

        github(own, IntakeFixture.SECRET, IntakeFixture.published("web", 1));
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).containsExactly("default/web");
        jenkins.scans.clear();
        github(folder, IntakeFixture.SECRET, IntakeFixture.published("web", 2));
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).containsExactly("team-a/web");
    }

    @Test
    void whatFindsNoRoomIsToComeAgainAndIsNotTakenForAReplayThen() {
        WebhookItem hook = jenkins.hook("github");
        String body = IntakeFixture.published("web", 1);
        jenkins.room = 0;

        assertThat(github(hook, IntakeFixture.SECRET, body)).isEqualTo(Answer.BUSY);
        jenkins.room = 1;
        assertThat(github(hook, IntakeFixture.SECRET, body)).isEqualTo(Answer.ACCEPTED);
        jenkins.pass(WINDOW);

        assertThat(jenkins.scans).containsExactlyInAnyOrder("default/web", "team-a/web");
    }

    @Test
    void bodiesThatWaitTakeUpRoomUntilTheyAreRead() {
        WebhookItem hook = jenkins.hook("github");
        String large = "{\"padding\": \"" + "x".repeat(1_000_000) + "\"}";
        int taken = 0;
        while (github(hook, IntakeFixture.SECRET, large) == Answer.ACCEPTED) {
            taken++;
            assertThat(taken).isLessThan(40);
        }
        assertThat(taken).isBetween(20, 34);
        assertThat(github(hook, "another secret", large)).isEqualTo(Answer.BUSY);
        jenkins.pass(WINDOW);

        assertThat(github(hook, "another secret", large)).isEqualTo(Answer.REFUSED);
        for (int i = 0; i < 100; i++) {
            github(hook, "another secret", large);
        }
        assertThat(github(hook, IntakeFixture.SECRET, large)).as("what was refused gives its room back").isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void whoHasNoAddressTakesNoRoomFromThoseWhoHaveOne() {
        WebhookItem hook = jenkins.hook("github");

        assertThat(nested(40, new byte[1_000_000], hook)).isEqualTo(Answer.ACCEPTED);
    }

    /** What a good delivery is answered while so many strangers are nearly done with theirs. */
    private Answer nested(int strangers, byte[] large, WebhookItem hook) {
        if (strangers == 0) {
            return github(hook, IntakeFixture.SECRET, IntakeFixture.published("web", 1));
        }
        List<Answer> inner = new ArrayList<>();
        ByteArrayInputStream body = new ByteArrayInputStream(large) {
            @Override
            public int read(byte[] bytes) {
                if (available() < 10_000 && inner.isEmpty()) {
                    inner.add(nested(strangers - 1, large, hook));
                }
                return super.read(bytes, 0, bytes.length);
            }
        };
        jenkins.intake.take(new Intake.Sent("POST", "nobody-has-that-id-1", -1, Map.of(), () -> body));
        return inner.get(0);
    }

    @Test
    void aRestartLosesNoHintWhoseScanHadNotBegun() {
        WebhookItem hook = jenkins.hook("github");
        github(hook, IntakeFixture.SECRET, IntakeFixture.published("web", 1));
        jenkins.pass(Duration.ZERO);
        jenkins.planned.clear();

        jenkins.hints().resume();
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).as("hinted at in the seconds before").containsExactlyInAnyOrder("default/web", "team-a/web");

        jenkins.scans.clear();
        jenkins.planned.clear();
        jenkins.hints().resume();
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).as("scanned").isEmpty();
    }

    @Test
    void aHintIsKeptAsLongAsItsScanWaits() {
        WebhookItem hook = jenkins.hook("github");
        jenkins.notScannedYet.add("team-a/web");
        github(hook, IntakeFixture.SECRET, IntakeFixture.published("web", 1));
        jenkins.pass(WINDOW);
        jenkins.scans.clear();
        List<Runnable> later = List.copyOf(jenkins.planned);
        jenkins.planned.clear();

        jenkins.hints().resume();
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).containsExactly("team-a/web");

        jenkins.notScannedYet.clear();
        assertThat(later).hasSize(1);
        later.get(0).run();
        jenkins.scans.clear();
        jenkins.planned.clear();
        jenkins.hints().resume();
        jenkins.pass(WINDOW);
        assertThat(jenkins.scans).isEmpty();
    }

    @Test
    void hostileTextsAreCutAndHarmlessBeforeTheyAreKept() {
        WebhookItem hook = jenkins.hook("dockerhub");
        String name = "<script>alert(1)</script>\\u202e\\n" + "x".repeat(5000);
        String body = "{\"repository\": {\"repo_name\": \"" + name + "\"}, \"push_data\": {\"tag\": \"<img src=x>\"}}";

        assertThat(jenkins.post(hook, Map.of(), body)).isEqualTo(Answer.ACCEPTED);
        jenkins.pass(WINDOW);

        assertThat(jenkins.log(hook).get(0).getImages()).singleElement().satisfies(image -> assertThat(image)
                .startsWith("index.docker.io/<script>alert(1)</script>??xxx")
                .hasSizeLessThanOrEqualTo(203)
                .matches("[\\x20-\\x7e]+"));
    }

    @Test
    void aBodyThatBreaksOffIsNotTaken() {
        WebhookItem hook = jenkins.hook("quay");
        ByteArrayInputStream half = new ByteArrayInputStream("{".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                int count = super.read(bytes, offset, length);
                if (count < 0) {
                    throw new java.io.UncheckedIOException(new IOException("gone"));
                }
                return count;
            }

            @Override
            public int read(byte[] bytes) throws IOException {
                try {
                    return read(bytes, 0, bytes.length);
                } catch (java.io.UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        };
        assertThat(jenkins.intake.take(new Intake.Sent("POST", hook.getId(), -1, Map.of(), () -> half)))
                .isEqualTo(Answer.BROKEN_OFF);
    }
}
