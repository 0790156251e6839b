package io.jenkins.plugins.reflector.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy rows of flux.md 5.2, which lie in rows.txt. */
class PolicyRowsTest {

    private static final String NONE = "(none)";

    record Row(
            String id,
            String policy,
            String argument,
            String pattern,
            String extract,
            String tags,
            String result,
            String key) {

        PolicyChoice choice() {
            String written = argument.equals(NONE) ? "" : argument;
            return switch (policy) {
                case "semver" -> new PolicyChoice.SemVer(written);
                case "numerical" -> new PolicyChoice.Numerical(written);
                default -> new PolicyChoice.Alphabetical(written);
            };
        }

        TagFilter filter() throws InvalidPolicyException {
            return pattern.equals(NONE)
                    ? null
                    : TagFilter.compile(new TagFilterSpec(pattern, extract.equals(NONE) ? "" : extract));
        }

        List<String> tagList() {
            return tags.equals(NONE)
                    ? List.of()
                    : Arrays.stream(tags.split(" ")).sorted(Collections.reverseOrder()).toList();
        }

        Selection select() throws InvalidPolicyException {
            return TagSelector.select(filter(), TagPolicy.of(choice()), new SharedTags(tagList(), Map.of()), Map.of());
        }

        @Override
        public String toString() {
            return id + " " + policy + " " + argument + " -> " + result;
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream in = PolicyRowsTest.class.getResourceAsStream("rows.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream().filter(l -> !l.startsWith("#")).map(PolicyRowsTest::row);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(" +; +");
        return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
    }

    @Test
    void everyRowOfTheTableIsThere() throws IOException {
        assertThat(rows().map(Row::id).distinct()).hasSize(127).contains("P001", "P056", "P112", "P127");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void givesTheResultOfTheTable(Row row) throws Exception {
        String result = row.result();
        if (result.startsWith("invalid filter: ")) {
            assertThatThrownBy(row::filter)
                    .isInstanceOf(InvalidPolicyException.class)
                    .hasMessageStartingWith("failed to filter tags: " + result.substring("invalid filter: ".length())
                            + ": ");
        } else if (result.startsWith("invalid: ")) {
            assertThatThrownBy(row::select)
                    .isInstanceOf(InvalidPolicyException.class)
                    .hasMessage("invalid policy: " + result.substring("invalid: ".length()));
        } else if (result.startsWith("error: ")) {
            Selection selection = row.select();
            assertThat(selection.picked()).isNull();
            assertThat(selection.error()).isEqualTo(result.substring("error: ".length()));
            assertThat(selection.verdicts()).hasSameSizeAs(row.tagList());
            assertThat(selection.verdicts()).noneMatch(v -> v.verdict() == Verdict.PICKED);
        } else {
            assertPicks(row, result.substring("picks ".length()));
        }
    }

    private static void assertPicks(Row row, String expected) throws InvalidPolicyException {
        Selection selection = row.select();
        assertThat(selection.tag()).contains(expected);
        assertThat(selection.error()).isNull();
        assertThat(selection.verdicts().stream().map(TagVerdict::tag)).containsExactlyElementsOf(row.tagList());
        List<TagVerdict> picked = selection.verdicts().stream()
                .filter(v -> v.verdict() == Verdict.PICKED)
                .toList();
        assertThat(picked).hasSize(1);
        assertThat(picked.get(0).tag()).isEqualTo(expected);
        switch (row.key()) {
            case "(empty)" -> assertThat(picked.get(0).key()).isEmpty();
            case "(tag)" -> assertThat(picked.get(0).key()).isEqualTo(expected);
            default -> assertThat(picked.get(0).key()).isEqualTo(row.key());
        }
    }
}
