package io.jenkins.plugins.reflector.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagSelectorTest {

    private static final PolicyChoice ALPHABETICAL = new PolicyChoice.Alphabetical("asc");

    private static Selection select(PolicyChoice choice, TagFilterSpec filter, Map<String, String> excluded,
            String... tags)
            throws InvalidPolicyException {
        List<String> descending =
                Arrays.stream(tags).sorted(Collections.reverseOrder()).toList();
        return TagSelector.select(
                filter == null ? null : TagFilter.compile(filter), TagPolicy.of(choice), new SharedTags(descending, excluded),
                Map.of());
    }

    private static Map<String, Verdict> verdicts(Selection selection) {
        return selection.verdicts().stream().collect(Collectors.toMap(TagVerdict::tag, TagVerdict::verdict));
    }

    private static TagVerdict of(Selection selection, String tag) {
        Map<String, TagVerdict> byTag =
                selection.verdicts().stream().collect(Collectors.toMap(TagVerdict::tag, Function.identity()));
        return byTag.get(tag);
    }

    @Test
    void explainsEverySemanticVersion() throws Exception {
        Selection selection = select(
                new PolicyChoice.SemVer("1.23.x"),
                null,
                Map.of("1.23.9.sig", "^.*\\.sig$"),
                "1.23.0", "1.23.1", "v1.23.1", "1.23.4-alpine", "1.24.0", "latest");
        assertThat(selection.picked()).isEqualTo("v1.23.1");
        assertThat(verdicts(selection))
                .containsEntry("v1.23.1", Verdict.PICKED)
                .containsEntry("1.23.1", Verdict.SAME_KEY)
                .containsEntry("1.23.0", Verdict.OLDER)
                .containsEntry("1.23.4-alpine", Verdict.PRERELEASE)
                .containsEntry("1.24.0", Verdict.OUT_OF_RANGE)
                .containsEntry("latest", Verdict.NOT_A_VERSION)
                .containsEntry("1.23.9.sig", Verdict.EXCLUDED)
                .hasSize(7);
        assertThat(of(selection, "1.24.0").detail()).contains("1.23.x");
        assertThat(of(selection, "1.23.9.sig").detail()).contains("^.*\\.sig$");
    }

    @Test
    void explainsTheFilter() throws Exception {
        Selection selection = select(
                new PolicyChoice.Numerical("asc"),
                new TagFilterSpec("^main-[a-z]-(?P<ts>\\d+)", "$ts"),
                Map.of(),
                "main-a-1", "main-b-1", "main-c-2", "dev-9");
        assertThat(selection.picked()).isEqualTo("main-c-2");
        assertThat(verdicts(selection))
                .containsEntry("main-c-2", Verdict.PICKED)
                .containsEntry("main-a-1", Verdict.OLDER)
                .containsEntry("main-b-1", Verdict.SAME_KEY)
                .containsEntry("dev-9", Verdict.FILTERED);
        assertThat(of(selection, "main-b-1").detail()).contains("main-a-1");
        assertThat(of(selection, "main-b-1").key()).isEqualTo("1");
        assertThat(of(selection, "dev-9").key()).isEmpty();
    }

    @Test
    void decidesTiesOfDifferentKeysByTheTag() throws Exception {
        TagFilterSpec filter = new TagFilterSpec("^[ab]-(.*)$", "$1");
        assertThat(select(new PolicyChoice.SemVer("*"), filter, Map.of(), "a-v1.0.0", "b-1.0.0").picked())
                .isEqualTo("b-1.0.0");
        assertThat(select(new PolicyChoice.Numerical(""), filter, Map.of(), "a-1.0", "b-1").picked())
                .isEqualTo("a-1.0");
    }

    @Test
    void namesTheKeyThatIsNoNumberAndBlamesNoOther() throws Exception {
        Selection selection = select(new PolicyChoice.Numerical("asc"), null, Map.of(), "1", "x");
        assertThat(selection.error()).isEqualTo("failed to parse invalid numeric value 'x'");
        assertThat(verdicts(selection)).containsEntry("x", Verdict.NOT_A_NUMBER).containsEntry("1", Verdict.OLDER);
    }

    @Test
    void letsNanWinOverNothingOnly() throws Exception {
        assertThat(select(new PolicyChoice.Numerical("asc"), null, Map.of(), "inf", "NaN").picked()).isEqualTo("inf");
        assertThat(select(new PolicyChoice.Numerical("desc"), null, Map.of(), "nan", "15").picked()).isEqualTo("15");
        assertThat(select(new PolicyChoice.Numerical("asc"), null, Map.of(), "nan").picked()).isEqualTo("nan");
    }

    private static Selection numerical(boolean skip, boolean exact, String order, String... tags) throws Exception {
        PolicyOptions options = new PolicyOptions(
                null, List.of(), null, null, null, null, null, List.of(), "", skip, exact);
        List<String> descending =
                Arrays.stream(tags).sorted(Collections.reverseOrder()).toList();
        TagPolicy policy = TagPolicy.of(new PolicyChoice.Numerical(order), options, tag -> Instant.EPOCH);
        return TagSelector.select(null, policy, new SharedTags(descending, Map.of()), Map.of());
    }

    @Test
    void leavesOutWhatIsNoNumberIfAskedTo() throws Exception {
        Selection selection = numerical(true, false, "asc", "1", "15", "latest", "1.2.3");
        assertThat(selection.picked()).isEqualTo("15");
        assertThat(of(selection, "latest")).extracting(TagVerdict::verdict, TagVerdict::detail)
                .containsExactly(Verdict.NOT_A_NUMBER, "not a number, skipped");
        Selection none = numerical(true, false, "asc", "latest");
        assertThat(none.picked()).isNull();
        assertThat(none.error()).startsWith("version list argument cannot be empty: none of them is a number");
    }

    @Test
    void comparesIntegersOfAnySizeIfAskedTo() throws Exception {
        String[] builds = {"9007199254740993", "9007199254740992", "-9007199254740993", "0", "+7"};
        assertThat(numerical(false, true, "asc", builds).picked()).isEqualTo("9007199254740993");
        assertThat(numerical(false, false, "asc", builds).picked()).isEqualTo("9007199254740992");
        assertThat(numerical(false, true, "desc", builds).picked()).isEqualTo("-9007199254740993");
        assertThat(numerical(false, true, "asc", "1", "01", "1_0", "010").picked()).as("of equal ones the last").isEqualTo("010");
        assertThat(numerical(false, true, "asc", "-0", "0").picked()).isEqualTo("-0");
        Selection fraction = numerical(false, true, "asc", "1.5", "1");
        assertThat(fraction.error()).isEqualTo("failed to parse invalid numeric value '1.5'");
        assertThat(of(fraction, "1.5").detail()).isEqualTo("not a whole number (exactIntegers)");
        for (String text : new String[] {"", "-", "1e3", "0x1p4", "_1", "1_", "1__0", "nan", "1 "}) {
            assertThat(numerical(false, true, "asc", text).picked()).as(text).isNull();
        }
    }

    @Test
    void digestPolicyJudgesItsOwnTagOnly() throws Exception {
        ResourceName name = new ResourceName("default", "p");
        ImagePolicy policy = ImagePolicy.of(name, name, new PolicyChoice.DigestOf("1.0"))
                .withFilterTags(new TagFilterSpec("^x", ""));
        TagFilter filter = TagFilter.of(policy);
        Selection selection = TagSelector.select(
                filter,
                TagPolicy.of(policy.choice()),
                new SharedTags(List.of("1x0", "1.0.1", "1.0"), Map.of()),
                Map.of());
        assertThat(selection.picked()).isEqualTo("1.0");
        assertThat(verdicts(selection)).containsEntry("1x0", Verdict.FILTERED).containsEntry("1.0.1", Verdict.FILTERED);
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThatThrownBy(() -> TagPolicy.of(new PolicyChoice.Unknown("newset")))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageStartingWith("invalid policy: given ImagePolicyChoice object is invalid")
                .hasMessageContaining("'newset'")
                .hasMessageContaining("semver, alphabetical, numerical, digest");
    }

    @Test
    void keepsDollarsThatNameNoGroup() throws Exception {
        assertThat(new String[] {"$-$1", "${1", "${}$1", "$01$1"})
                .extracting(extract -> TagFilter.compile(new TagFilterSpec("v(\\d)", extract)).key("v7"))
                .containsExactly("$-7", "${1", "${}7", "7");
    }

    @Test
    void sharesDetailsBetweenManyTags() throws Exception {
        String[] tags = IntStream.range(0, 20_000).mapToObj(i -> "2.0." + i).toArray(String[]::new);
        Selection selection = select(new PolicyChoice.SemVer("1.x"), null, Map.of(), tags);
        assertThat(selection.verdicts()).hasSize(20_000);
        String first = selection.verdicts().get(0).detail();
        assertThat(selection.verdicts()).allMatch(v -> v.detail() == first);
    }

    @Test
    void comparesTextsByTheirBytes() throws Exception {
        assertThat(ByteOrder.ASCENDING.compare("\uD83D\uDE00", "\uFF5E")).isPositive();
        assertThat(ByteOrder.ASCENDING.compare("a", "B")).isPositive();
        assertThat(ByteOrder.ASCENDING.compare("1.0", "1.0-a")).isNegative();
        assertThat(select(ALPHABETICAL, null, Map.of(), "9", "10").picked()).isEqualTo("9");
    }
}
