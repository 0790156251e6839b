package io.jenkins.plugins.reflector.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyResolverTest {

    private static final ResourceName REPOSITORY = new ResourceName("apps", "nginx");
    private static final PolicyChoice ANY = new PolicyChoice.SemVer("*");

    private final FakeTags tags = new FakeTags();
    private ImageRepository repository = ImageRepository.of(REPOSITORY, "nginx", Duration.ofMinutes(10));

    /** Tells what it is given, and counts. */
    private static final class FakeTags implements TagSource {
        private List<String> list = List.of();
        private List<String> excluded = List.of();
        private boolean complete = true;
        private ScanException failure;
        private ScanException digestFailure;
        private final Map<String, String> digests = new HashMap<>();
        private int scans;
        private int lookUps;

        @Override
        public ScanResult scan(ImageRepository of) throws ScanException {
            scans++;
            if (failure != null) {
                throw failure;
            }
            return new ScanResult("index.docker.io/library/nginx", list, excluded, complete, Instant.EPOCH);
        }

        @Override
        public String digest(ImageRepository of, String tag) throws ScanException {
            lookUps++;
            if (digestFailure != null) {
                throw digestFailure;
            }
            return digests.get(tag);
        }
    }

    private void tags(String... some) {
        tags.list = Arrays.stream(some).sorted(Collections.reverseOrder()).toList();
    }

    private static ImagePolicy policy(PolicyChoice choice) {
        return ImagePolicy.of(new ResourceName("apps", "p"), REPOSITORY, choice);
    }

    private PolicyResolver resolver() {
        return new PolicyResolver(n -> n.equals(REPOSITORY) ? Optional.of(repository) : Optional.empty(), tags);
    }

    private PolicyResolution resolve(ImagePolicy policy, LatestRef previous) throws InterruptedException {
        return resolver().resolve(policy, previous);
    }

    private static void assertNotReady(PolicyResolution resolution, String reason, boolean stalled, String message) {
        assertThat(resolution.ready()).isFalse();
        assertThat(resolution.reason()).isEqualTo(reason);
        assertThat(resolution.stalled()).isEqualTo(stalled);
        assertThat(resolution.message()).contains(message);
        assertThat(resolution.latestRef()).isNull();
    }

    @Test
    void saysWhatItPicked() throws Exception {
        tags("1.0.0", "1.1.0");
        PolicyResolution resolution = resolve(policy(ANY), null);
        assertThat(resolution.ready()).isTrue();
        assertThat(resolution.stalled()).isFalse();
        assertThat(resolution.reason()).isEqualTo("Succeeded");
        assertThat(resolution.message()).isEqualTo("Latest image tag for nginx resolved to 1.1.0");
        assertThat(resolution.latestRef()).isEqualTo(new LatestRef("nginx", "1.1.0", null));
        assertThat(resolution.selection().picked()).isEqualTo("1.1.0");
    }

    @Test
    void saysWhatWasBefore() throws Exception {
        tags("1.1.0");
        tags.digests.put("1.1.0", "sha256:new");
        ImagePolicy always = policy(ANY).withDigestReflection(DigestReflection.ALWAYS);
        assertThat(resolve(always, new LatestRef("nginx", "1.0.0", "sha256:old")).message())
                .isEqualTo("Latest image tag for nginx resolved to 1.1.0 with digest sha256:new"
                        + " (previously nginx:1.0.0@sha256:old)");
        assertThat(resolve(always, new LatestRef("nginx", "1.1.0", "sha256:new")).message())
                .isEqualTo("Latest image tag for nginx resolved to 1.1.0 with digest sha256:new");
    }

    @Test
    void waitsForAMissingRepository() throws Exception {
        ImagePolicy lost = ImagePolicy.of(new ResourceName("apps", "p"), new ResourceName("apps", "no"), ANY);
        assertNotReady(resolve(lost, null), "DependencyNotReady", false, "does not exist: apps/no");
    }

    @Test
    void waitsForTags() throws Exception {
        assertNotReady(resolve(policy(ANY), null), "DependencyNotReady", false, "no tags in database");
        tags.excluded = List.of("1.sig");
        assertNotReady(resolve(policy(ANY), null), "DependencyNotReady", false, "exclusionList drops all of them");
    }

    @Test
    void stallsOnABadName() throws Exception {
        repository = ImageRepository.of(REPOSITORY, "nginx:1.0", Duration.ofMinutes(10));
        assertNotReady(resolve(policy(ANY), null), "ImageURLInvalid", true, "should not include a tag");
        assertThat(tags.scans).isZero();
    }

    @Test
    void stallsOnABadPolicyBeforeItScans() throws Exception {
        tags.failure = new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "scan failed: down");
        assertNotReady(
                resolve(policy(new PolicyChoice.SemVer("a")), null),
                "InvalidPolicy", true, "invalid policy: improper constraint: \"a\"");
        assertNotReady(
                resolve(policy(new PolicyChoice.Unknown("")), null),
                "InvalidPolicy", true, "given ImagePolicyChoice object is invalid");
        assertThat(tags.scans).isZero();
    }

    @Test
    void stallsOnABadPatternOnceThereAreTags() throws Exception {
        tags("1.0.0");
        ImagePolicy bad = policy(ANY).withFilterTags(new TagFilterSpec("[=", ""));
        assertNotReady(
                resolve(bad, null), "InvalidPolicy", true,
                        "failed to filter tags: invalid regular expression pattern '[=': ");
    }

    @Test
    void failsWithoutAMatchAndStillExplains() throws Exception {
        tags("2.0.0");
        tags.excluded = List.of("1.0.0.sig");
        PolicyResolution resolution = resolve(policy(new PolicyChoice.SemVer("1.x")), null);
        assertNotReady(resolution, "Failure", false, "unable to determine latest version from provided list");
        assertThat(resolution.selection().verdicts())
                .extracting(v -> v.tag() + " " + v.verdict().text() + " " + v.detail())
                .containsExactly("2.0.0 out-of-range not in 1.x", "1.0.0.sig excluded excluded by ^.*\\.sig$");
    }

    @Test
    void scansOnceForAllPoliciesOfARepository() throws Exception {
        tags("1.0.0");
        PolicyResolver resolver = resolver();
        assertThat(resolver.resolve(policy(ANY), null).ready()).isTrue();
        assertThat(resolver.resolve(policy(new PolicyChoice.Alphabetical("")), null).ready()).isTrue();
        assertThat(tags.scans).isEqualTo(1);
    }

    @Test
    void doesNotRepeatAFailedScan() throws Exception {
        tags.failure = new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, "scan failed: 401");
        PolicyResolver resolver = resolver();
        assertNotReady(resolver.resolve(policy(ANY), null), "AuthenticationFailed", false, "scan failed: 401");
        assertNotReady(resolver.resolve(policy(ANY), null), "AuthenticationFailed", false, "scan failed: 401");
        assertThat(tags.scans).isEqualTo(1);
    }

    @Test
    void admitsOtherNamespacesByTheirName() throws Exception {
        tags("1.0.0");
        ImagePolicy foreign = ImagePolicy.of(new ResourceName("team-b", "p"), REPOSITORY, ANY);
        accessFrom(null);
        assertNotReady(resolve(foreign, null), "AccessDenied", false,
                "'apps/nginx' can't be accessed due to missing ACL labels on 'accessFrom'");
        assertThat(resolve(policy(ANY), null).ready()).isTrue();
        accessFrom(List.of());
        assertNotReady(resolve(foreign, null), "AccessDenied", false, "team-b");
        accessFrom(List.of(Map.of("kubernetes.io/metadata.name", "team-a"), Map.of("tier", "x")));
        assertNotReady(resolve(foreign, null), "AccessDenied", false, "team-b");
        accessFrom(List.of(Map.of("tier", "x"), Map.of("kubernetes.io/metadata.name", "team-b")));
        assertThat(resolve(foreign, null).ready()).isTrue();
        accessFrom(List.of(Map.of()));
        assertThat(resolve(foreign, null).ready()).isTrue();
    }

    private void accessFrom(List<Map<String, String>> selectors) {
        repository = new ImageRepository(
                REPOSITORY, "nginx", Duration.ofMinutes(1), Duration.ofMinutes(1), null, false, List.of(), false,
                        selectors,
                SourcePosition.NONE);
    }

    @Test
    void looksADigestUpOnceIfItIsNotPresent() throws Exception {
        tags("1.0.0");
        tags.digests.put("1.0.0", "sha256:now");
        ImagePolicy once = policy(ANY).withDigestReflection(DigestReflection.IF_NOT_PRESENT);
        assertThat(resolve(once, new LatestRef("nginx", "1.0.0", "sha256:old")).latestRef().digest())
                .isEqualTo("sha256:old");
        assertThat(tags.lookUps).isZero();
        for (LatestRef stale : Arrays.asList(
                null,
                new LatestRef("nginx", "1.0.0", null),
                new LatestRef("nginx", "0.9.0", "sha256:old"),
                new LatestRef("mirror/nginx", "1.0.0", "sha256:old"))) {
            assertThat(resolve(once, stale).latestRef().digest()).isEqualTo("sha256:now");
        }
        assertThat(tags.lookUps).isEqualTo(4);
    }

    @Test
    void looksADigestUpEachTimeOrNever() throws Exception {
        tags("1.0.0");
        tags.digests.put("1.0.0", "sha256:now");
        LatestRef old = new LatestRef("nginx", "1.0.0", "sha256:old");
        ImagePolicy always = policy(ANY).withDigestReflection(DigestReflection.ALWAYS);
        assertThat(resolve(always, old).latestRef().digest()).isEqualTo("sha256:now");
        assertThat(resolve(policy(ANY), old).latestRef().digest()).isNull();
        assertThat(tags.lookUps).isEqualTo(1);
    }

    @Test
    void isNotReadyWithoutAWantedDigest() throws Exception {
        tags("1.0.0");
        ImagePolicy always = policy(ANY).withDigestReflection(DigestReflection.ALWAYS);
        assertNotReady(resolve(always, null), "Failed", false, "failed fetching digest of nginx:1.0.0: ");
        tags.digestFailure = new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "HTTP 500");
        assertNotReady(resolve(always, null), "Failed", false, "failed fetching digest of nginx:1.0.0: HTTP 500");
    }

    @Test
    void digestPolicyFollowsItsTag() throws Exception {
        tags("latest", "1.0.0");
        tags.digests.put("latest", "sha256:now");
        PolicyResolution resolution = resolve(policy(new PolicyChoice.DigestOf("latest")), null);
        assertThat(resolution.latestRef()).isEqualTo(new LatestRef("nginx", "latest", "sha256:now"));
        assertNotReady(
                resolve(policy(new PolicyChoice.DigestOf("edge")), null), "Failure", false, "nginx has no tag 'edge'");
    }

    @Test
    void anIncompleteListNeverLowers() throws Exception {
        tags("1.0.0", "1.1.0");
        tags.complete = false;
        LatestRef higher = new LatestRef("nginx", "1.2.0", "sha256:old");
        PolicyResolution held = resolve(policy(ANY).withDigestReflection(DigestReflection.IF_NOT_PRESENT), higher);
        assertThat(held.ready()).isTrue();
        assertThat(held.latestRef()).isEqualTo(higher);
        assertThat(held.message()).contains("incomplete").contains("1.1.0");
        assertThat(held.selection().verdicts()).extracting(TagVerdict::tag).containsExactly("1.1.0", "1.0.0");
        tags.complete = true;
        assertThat(resolve(policy(ANY), higher).latestRef().tag()).isEqualTo("1.1.0");
    }

    @Test
    void anIncompleteListMayRaiseAndFollowsAChangedName() throws Exception {
        tags("1.0.0", "1.1.0");
        tags.complete = false;
        assertThat(resolve(policy(ANY), new LatestRef("nginx", "0.9.0", null)).latestRef().tag()).isEqualTo("1.1.0");
        assertThat(resolve(policy(ANY), new LatestRef("other", "9.0.0", null)).latestRef().tag()).isEqualTo("1.1.0");
    }

    @Test
    void anIncompleteListDoesNotLowerForAChangedRangeEither() throws Exception {
        tags("1.0.0", "1.1.0");
        tags.complete = false;
        ImagePolicy lower = policy(new PolicyChoice.SemVer("1.0.x"));
        LatestRef higher = new LatestRef("nginx", "1.2.0", null);
        assertThat(resolve(lower, higher).latestRef()).isEqualTo(higher);
        tags.complete = true;
        assertThat(resolve(lower, higher).latestRef().tag()).isEqualTo("1.0.0");
    }

    @Test
    void lowerMeansThePolicysOwnOrder() throws Exception {
        tags("build-7", "build-9");
        tags.complete = false;
        ImagePolicy least = policy(new PolicyChoice.Numerical("desc"))
                .withFilterTags(new TagFilterSpec("^build-(\\d+)$", "$1"));
        assertThat(resolve(least, new LatestRef("nginx", "build-10", null)).latestRef().tag()).isEqualTo("build-7");
        assertThat(resolve(least, new LatestRef("nginx", "build-5", null)).latestRef().tag()).isEqualTo("build-5");
    }
}
