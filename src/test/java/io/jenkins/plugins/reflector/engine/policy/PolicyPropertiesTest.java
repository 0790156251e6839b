package io.jenkins.plugins.reflector.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.policy.semver.InvalidRangeException;
import io.jenkins.plugins.reflector.engine.policy.semver.Range;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for all tags and policies, tried on many that a seeded source of chance makes. */
class PolicyPropertiesTest {

    private static final int ROUNDS = 3_000;
    private static final List<String> RANGES = List.of("*", "*-0", "1.x", "^1.1-0", ">=1.0.1 <3", "!=1.1.x", "~0.1 || 2.x", "^0");

    private final Random random = new Random(20261128);

    private String version() {
        String text = random.nextInt(3) + "." + random.nextInt(3) + "." + random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 -> "v" + text;
            case 1 -> text + "-rc." + random.nextInt(12);
            case 2 -> text + "-" + "abZ0".charAt(random.nextInt(4)) + (random.nextBoolean() ? ".x" : "");
            case 3 -> "0" + text;
            default -> text;
        };
    }

    private String tag() {
        return switch (random.nextInt(8)) {
            case 0 -> "latest";
            case 1 -> Integer.toString(random.nextInt(30));
            case 2 -> "build-" + version();
            default -> version();
        };
    }

    private List<String> tags() {
        TreeSet<String> tags = new TreeSet<>(Collections.reverseOrder());
        for (int i = random.nextInt(12); i >= 0; i--) {
            tags.add(tag());
        }
        return List.copyOf(tags);
    }

    private PolicyChoice choice() {
        String order = random.nextBoolean() ? "asc" : "desc";
        return switch (random.nextInt(4)) {
            case 0 -> new PolicyChoice.Numerical(order);
            case 1 -> new PolicyChoice.Alphabetical(order);
            default -> new PolicyChoice.SemVer(RANGES.get(random.nextInt(RANGES.size())));
        };
    }

    private TagPolicy policy(PolicyChoice choice) throws InvalidPolicyException {
        PolicyOptions options = new PolicyOptions(
                null, List.of(), null, null, null, null, null, List.of(), "", random.nextBoolean(), random.nextBoolean());
        return TagPolicy.of(choice, options, tag -> Instant.EPOCH);
    }

    private static Selection select(TagFilter filter, TagPolicy policy, List<String> tags) {
        return TagSelector.select(filter, policy, new SharedTags(tags, Map.of()), Map.of());
    }

    @Test
    void theOrderOfVersionsIsTotal() {
        for (int i = 0; i < 20_000; i++) {
            Version a = Version.parse(version());
            Version b = Version.parse(version());
            Version c = Version.parse(version());
            assertThat(Integer.signum(a.compareTo(b))).as("%s, %s", a, b).isEqualTo(-Integer.signum(b.compareTo(a)));
            assertThat(a.compareTo(b) == 0).as("%s, %s", a, b).isEqualTo(a.equals(b));
            if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertThat(a.compareTo(c)).as("%s, %s, %s", a, b, c).isLessThanOrEqualTo(0);
            }
        }
    }

    @Test
    void thePickIsAMaximumAndEveryTagHasItsVerdict() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            List<String> tags = tags();
            TagPolicy policy = policy(choice());
            Selection selection = select(null, policy, tags);
            assertThat(selection.verdicts()).extracting(TagVerdict::tag).containsExactlyElementsOf(tags);
            assertThat(selection.picked() == null).isNotEqualTo(selection.error() == null);
            for (TagVerdict verdict : selection.verdicts()) {
                assertThat(verdict.verdict() == Verdict.PICKED).isEqualTo(verdict.tag().equals(selection.picked()));
                assertThat(verdict.detail().isEmpty()).as(verdict.toString()).isEqualTo(verdict.verdict() == Verdict.PICKED);
                if (selection.picked() != null && verdict.verdict() == Verdict.OLDER) {
                    assertThat(policy.compare(selection.picked(), verdict.tag()).orElseThrow()).isPositive();
                } else if (verdict.verdict() == Verdict.SAME_KEY) {
                    assertThat(policy.compare(selection.picked(), verdict.tag())).hasValue(0);
                }
            }
        }
    }

    @Test
    void theOrderInWhichTagsCameDoesNotMatter() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            List<String> tags = tags();
            TagPolicy policy = policy(choice());
            SharedTags shared = new SharedTags(tags, Map.of());
            Selection first = TagSelector.select(null, policy, shared, Map.of());
            // A second policy of the same repository sees what the first has parsed.
            assertThat(TagSelector.select(null, policy, shared, Map.of())).isEqualTo(first);
            List<String> shuffled = new ArrayList<>(tags);
            Collections.shuffle(shuffled, random);
            shuffled.sort(Collections.reverseOrder());
            assertThat(select(null, policy, shuffled)).isEqualTo(first);
        }
    }

    @Test
    void filteringAndPickingIsPickingFromTheFiltered() throws Exception {
        TagFilter whole = TagFilter.compile(new TagFilterSpec("^v|rc", ""));
        TagFilter build = TagFilter.compile(new TagFilterSpec("^build-(?P<version>.*)$", "$version"));
        for (int i = 0; i < ROUNDS; i++) {
            List<String> tags = tags();
            TagPolicy policy = policy(choice());
            List<String> kept = tags.stream().filter(tag -> whole.key(tag) != null).toList();
            Selection filtered = select(whole, policy, tags);
            Selection alone = select(null, policy, kept);
            assertThat(filtered.picked()).isEqualTo(alone.picked());
            assertThat(filtered.error()).isEqualTo(alone.error());
            List<String> keys = tags.stream().map(build::key).filter(key -> key != null).toList();
            Selection extracted = select(build, policy, tags);
            Selection ofKeys = select(null, policy, keys);
            assertThat(extracted.picked() == null ? null : build.key(extracted.picked())).isEqualTo(ofKeys.picked());
        }
    }

    /** Texts that are nearly versions, ranges, patterns and templates. */
    private String noise(String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void everyTextIsAVersionOrNone() {
        for (int i = 0; i < 100_000; i++) {
            String text = noise("0123.-+vabZ_\u00e9 ", 24);
            Version version = Version.parse(text);
            if (version != null) {
                assertThat(Version.parse(version.text())).as(text).isEqualTo(version);
                assertThat(version.compareTo(Version.parse(version.text().split("-", 2)[0]))).as(text).isLessThanOrEqualTo(0);
            }
        }
        assertThat(Version.parse("1.2.3-" + "1.".repeat(200))).isNull();
        assertThat(Version.parse("0".repeat(230) + "1.2.3")).isEqualTo(Version.parse("1.2.3"));
        assertThat(Version.parse("18446744073709551616.0.0")).isNull();
        assertThat(Version.parse("18446744073709551615.0.0").text()).isEqualTo("18446744073709551615.0.0");
    }

    @Test
    void everyTextIsARangeOrIsRefusedInFluxsWords() throws Exception {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            versions.add(Version.parse(version()));
        }
        int valid = 0;
        for (int i = 0; i < 60_000; i++) {
            String text = noise("0012.-+v<>=!~^|, xX*a", 16);
            try {
                Range range = Range.parse(text);
                valid++;
                for (Version version : versions) {
                    assertThat(range.rejects(version) == null).as("%s in %s", version, text).isEqualTo(range.admits(version));
                }
            } catch (InvalidRangeException e) {
                assertThat(e.getMessage()).matches("(?s)improper constraint: \".*|constraint parser error|constraint string is too long.*"
                        + "|too many constraint groups.*");
            }
        }
        assertThat(valid).as("ranges among the noise").isGreaterThan(500);
    }

    @Test
    void everyFilterCompilesOrIsRefusedAndNoneFails() {
        int valid = 0;
        for (int i = 0; i < 30_000; i++) {
            TagFilterSpec spec = new TagFilterSpec(noise("ab.*+?(){}[]|^$\\d0,1P<n>:=!", 14), noise("${}1n0ab ", 8));
            try {
                TagFilter filter = TagFilter.compile(spec);
                valid++;
                filter.key(noise("ab01.", 20));
            } catch (InvalidPolicyException e) {
                assertThat(e.getMessage()).startsWith("failed to filter tags: invalid regular expression pattern '" + spec.pattern() + "': ");
            }
        }
        assertThat(valid).as("patterns among the noise").isGreaterThan(500);
    }
}
