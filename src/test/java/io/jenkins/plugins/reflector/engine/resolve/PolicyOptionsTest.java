package io.jenkins.plugins.reflector.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each option of a policy does, and that without any the answer is Flux's. */
class PolicyOptionsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String CANONICAL = "index.docker.io/library/nginx";
    private static final ImageRepository REPOSITORY =
            ImageRepository.of(new ResourceName("apps", "nginx"), "nginx", Duration.ofMinutes(10));

    private final MemoryLedger ledger = new MemoryLedger();
    private final Map<String, String> digests = new HashMap<>();
    private List<String> tags = List.of();
    private Instant now = NOW;

    private final TagSource source = new TagSource() {
        @Override
        public ScanResult scan(ImageRepository of) {
            return new ScanResult(CANONICAL, tags, List.of(), true, now);
        }

        @Override
        public String digest(ImageRepository of, String tag) {
            return digests.get(tag);
        }
    };

    @Test
    void aTagThatWasJustSeenWaits() throws Exception {
        tags("1.0.0");
        ImagePolicy policy = policy(options(Duration.ofDays(1), List.of(), null, null, null, null, null));
        assertThat(resolve(policy, null).latestRef().tag()).as("of the first scan").isEqualTo("1.0.0");

        now = NOW.plus(Duration.ofHours(1));
        tags("1.0.0", "1.1.0");
        PolicyResolution waiting = resolve(policy, ref("1.0.0"));
        assertThat(waiting.latestRef().tag()).isEqualTo("1.0.0");
        assertThat(detail(waiting, "1.1.0")).contains("young").contains("2026-11-25T11:00");
        assertThat(resolve(policy(PolicyOptions.NONE), ref("1.0.0")).latestRef().tag()).isEqualTo("1.1.0");

        now = NOW.plus(Duration.ofHours(26));
        assertThat(resolve(policy, ref("1.0.0")).latestRef().tag()).isEqualTo("1.1.0");
    }

    @Test
    void anIgnoredTagIsNeverPicked() throws Exception {
        tags("1.0.0", "1.1.0", "1.2.0");
        PolicyResolution resolution =
                resolve(policy(options(null, List.of("1.2.*"), null, null, null, null, null)), null);
        assertThat(resolution.latestRef().tag()).isEqualTo("1.1.0");
        assertThat(detail(resolution, "1.2.0")).contains("1.2.*");
    }

    @Test
    void aPinnedTagStays() throws Exception {
        tags("1.0.0", "1.1.0", "1.2.0");
        PolicyOptions.Pin pin = new PolicyOptions.Pin("1.1.0", "1.2.0 loses sessions");
        PolicyResolution resolution = resolve(policy(options(null, List.of(), pin, null, null, null, null)), null);
        assertThat(resolution.latestRef().tag()).isEqualTo("1.1.0");
        assertThat(detail(resolution, "1.2.0")).contains("1.2.0 loses sessions");
    }

    @Test
    void stepsThatAreTooGreatAreNotTaken() throws Exception {
        tags("1.0.0", "1.0.5", "1.1.0", "2.0.0");
        assertThat(resolve(allow(UpdateLevel.PATCH), ref("1.0.0")).latestRef().tag()).isEqualTo("1.0.5");
        assertThat(resolve(allow(UpdateLevel.MINOR), ref("1.0.0")).latestRef().tag()).isEqualTo("1.1.0");
        assertThat(resolve(allow(UpdateLevel.MAJOR), ref("1.0.0")).latestRef().tag()).isEqualTo("2.0.0");
    }

    @Test
    void aLowerPickIsHeldWhereThatIsAskedFor() throws Exception {
        tags("1.0.0", "1.1.0");
        ImagePolicy lower = ImagePolicy.of(
                new ResourceName("apps", "p"), REPOSITORY.name(), new PolicyChoice.SemVer("1.0.x"));
        assertThat(resolve(lower, ref("1.1.0")).latestRef().tag()).isEqualTo("1.0.0");
        PolicyResolution held = resolve(
                lower.withOptions(options(null, List.of(), null, null, GuardAction.HOLD, null, null)), ref("1.1.0"));
        assertThat(held.latestRef().tag()).isEqualTo("1.1.0");
        assertThat(held.message()).contains("1.0.0").contains("lower");
    }

    @Test
    void aPickThatVanishedIsHeldWhereThatIsAskedFor() throws Exception {
        tags("1.0.0");
        assertThat(resolve(policy(PolicyOptions.NONE), ref("1.1.0")).latestRef().tag()).isEqualTo("1.0.0");
        PolicyResolution held = resolve(
                policy(options(null, List.of(), null, null, null, GuardAction.HOLD, null)), ref("1.1.0"));
        assertThat(held.latestRef().tag()).isEqualTo("1.1.0");
    }

    @Test
    void aTagThatWasPushedAnewIsHeldWhereThatIsAskedFor() throws Exception {
        tags("1.0.0");
        digests.put("1.0.0", "sha256:one");
        ImagePolicy flux = policy(PolicyOptions.NONE).withDigestReflection(DigestReflection.ALWAYS);
        ImagePolicy holding = flux.withOptions(
                options(null, List.of(), null, null, null, null, GuardAction.HOLD));
        LatestRef first = resolve(holding, null).latestRef();
        assertThat(first.digest()).isEqualTo("sha256:one");

        digests.put("1.0.0", "sha256:two");
        PolicyResolution held = resolve(holding, first);
        assertThat(held.latestRef().digest()).isEqualTo("sha256:one");
        assertThat(held.message()).contains("sha256:two");
        assertThat(resolve(flux, first).latestRef().digest()).isEqualTo("sha256:two");
        PolicyResolution still = resolve(holding, first);
        assertThat(still.latestRef().digest()).as("what another policy takes is not taken here").isEqualTo("sha256:one");
        assertThat(still.message()).endsWith("held: 1.0.0 was pushed again: it was sha256:one and is sha256:two now");
        PolicyResolution taken = resolve(flux.withOptions(options(null, List.of(), null, null, null, null, GuardAction.WRITE)), first);
        assertThat(taken.latestRef().digest()).isEqualTo("sha256:two");
        assertThat(resolve(holding, taken.latestRef()).rulings()).isEmpty();
    }

    @Test
    void whatIsNoNumberIsSkippedWithANoteWhereThatIsAskedFor() throws Exception {
        tags("9007199254740993", "9007199254740992", "latest");
        ImagePolicy plain = ImagePolicy.of(
                new ResourceName("apps", "p"), REPOSITORY.name(), new PolicyChoice.Numerical("asc"));
        assertThat(resolve(plain, null).message()).isEqualTo("failed to parse invalid numeric value 'latest'");
        PolicyResolution resolution = resolve(
                plain.withOptions(new PolicyOptions(
                        null, List.of(), null, null, null, null, null, List.of(), "", true, true)),
                null);
        assertThat(resolution.latestRef().tag()).isEqualTo("9007199254740993");
        assertThat(resolution.message())
                .isEqualTo("Latest image tag for nginx resolved to 9007199254740993; note: 1 tag is no number and is"
                        + " skipped, such as latest");
    }

    @Test
    void aGroupMovesOnlyTogether() throws Exception {
        ImageRepository api = ImageRepository.of(new ResourceName("apps", "api"), "acme/api", Duration.ofMinutes(10));
        Map<String, List<String>> lists = new HashMap<>();
        lists.put("nginx", List.of("1.1.0", "1.0.0"));
        lists.put("acme/api", List.of("1.0.0"));
        TagSource two = new TagSource() {
            @Override
            public ScanResult scan(ImageRepository of) {
                return new ScanResult(of.image(), lists.get(of.image()), List.of(), true, now);
            }

            @Override
            public String digest(ImageRepository of, String tag) {
                return null;
            }
        };
        PolicyOptions married = new PolicyOptions(
                null, List.of(), null, null, null, null, null, List.of(), "shop", false, false);
        List<ImagePolicy> policies = List.of(
                policy(married),
                ImagePolicy.of(new ResourceName("apps", "q"), api.name(), new PolicyChoice.SemVer("*"))
                        .withOptions(married));
        PolicyResolver resolver = new PolicyResolver(
                name -> Optional.of(name.equals(api.name()) ? api : REPOSITORY), two, ledger, clock());

        assertThat(tagsOf(resolver.resolveAll(policies, name -> null))).containsExactly("1.0.0", "1.0.0");
        lists.put("acme/api", List.of("1.1.0", "1.0.0"));
        PolicyResolver later = new PolicyResolver(
                name -> Optional.of(name.equals(api.name()) ? api : REPOSITORY), two, ledger, clock());
        assertThat(tagsOf(later.resolveAll(policies, name -> null))).containsExactly("1.1.0", "1.1.0");
    }

    private static List<String> tagsOf(List<PolicyResolution> resolutions) {
        return resolutions.stream().map(each -> each.latestRef().tag()).toList();
    }

    private static ImagePolicy allow(UpdateLevel level) {
        return policy(options(null, List.of(), null, level, null, null, null));
    }

    private static PolicyOptions options(
            Duration age,
            List<String> ignored,
            PolicyOptions.Pin pin,
            UpdateLevel allow,
            GuardAction downgrade,
            GuardAction shrink,
            GuardAction repush) {
        return new PolicyOptions(
                age, ignored, pin, allow, downgrade, shrink, repush, List.of(), "", false, false);
    }

    private static ImagePolicy policy(PolicyOptions options) {
        return ImagePolicy.of(new ResourceName("apps", "p"), REPOSITORY.name(), new PolicyChoice.SemVer("*"))
                .withOptions(options);
    }

    private PolicyResolution resolve(ImagePolicy policy, LatestRef previous) throws InterruptedException {
        return new PolicyResolver(name -> Optional.of(REPOSITORY), source, ledger, clock()).resolve(policy, previous);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static LatestRef ref(String tag) {
        return new LatestRef("nginx", tag, null);
    }

    private void tags(String... some) {
        tags = Arrays.stream(some).sorted(Collections.reverseOrder()).toList();
    }

    private static String detail(PolicyResolution resolution, String tag) {
        return resolution.selection().verdicts().stream()
                .filter(verdict -> verdict.tag().equals(tag))
                .map(TagVerdict::detail)
                .findFirst()
                .orElse("");
    }
}
