package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationScheduleTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ImageRepository REPOSITORY =
            ImageRepository.of(new ResourceName("a", "b"), "nginx", Duration.ofMinutes(10));

    @Test
    void anEditedPolicyIsLookedAtOnce() {
        EvaluationSchedule schedule = new EvaluationSchedule(NOW);
        ImagePolicy policy = policy("1.x", DigestReflection.NEVER, null);

        assertThat(schedule.take(List.of(policy), any -> false, NOW)).containsExactly(policy);
        assertThat(schedule.take(List.of(policy), any -> false, NOW.plusSeconds(999_999))).isEmpty();
        ImagePolicy edited = policy("2.x", DigestReflection.NEVER, null);
        assertThat(schedule.take(List.of(edited), any -> false, NOW)).containsExactly(edited);
        schedule.retain(List.of());
        assertThat(schedule.take(List.of(edited), any -> false, NOW)).containsExactly(edited);
    }

    @Test
    void aDigestIsLookedUpAgainAtItsIntervalUnlessAScanDidSo() {
        EvaluationSchedule schedule = new EvaluationSchedule(NOW);
        List<ImagePolicy> always = List.of(policy("1.x", DigestReflection.ALWAYS, Duration.ofMinutes(5)));
        schedule.take(always, any -> false, NOW);

        assertThat(schedule.take(always, any -> false, NOW.plusSeconds(299))).isEmpty();
        schedule.done(always, NOW.plusSeconds(299));
        assertThat(schedule.take(always, any -> false, NOW.plusSeconds(300))).isEmpty();
        assertThat(schedule.take(always, any -> false, NOW.plusSeconds(599))).isEqualTo(always);
        assertThat(schedule.take(always, any -> false, NOW)).as("the clock went back").isEqualTo(always);
    }

    private static ImagePolicy policy(String range, DigestReflection reflection, Duration interval) {
        ImagePolicy policy = ImagePolicy.of(
                new ResourceName("a", "p"), REPOSITORY.name(), new PolicyChoice.SemVer(range));
        return new ImagePolicy(
                policy.name(), policy.labels(), policy.repository(), policy.choice(), null, reflection, interval, false,
                policy.options(), policy.position());
    }
}
