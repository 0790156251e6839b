package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Patterns and tags that were made to be slow: twice as much of them takes about twice the time. */
@State(Scope.Benchmark)
public class HostileTags implements Measurement {

    /** Each of them is exponential for a matcher that tries one way after the other. */
    private static final List<String> PATTERNS = List.of("^(a+)+$", "^(a|aa)+$", "^(a|a?)+b$", "^([a-z]+)*[0-9]$");

    private static final int LENGTH = 1_000;
    private static final int TAGS = 5_000;

    private List<TagFilter> filters;
    private TagPolicy policy;
    private List<String> few;
    private List<String> many;

    /** Compiles the patterns, and makes tags that collide as keys and are nearly versions. */
    @Setup
    public void prepare() throws InvalidPolicyException {
        filters = new ArrayList<>();
        for (String pattern : PATTERNS) {
            filters.add(TagFilter.compile(new TagFilterSpec(pattern, "$1")));
        }
        policy = TagPolicy.of(new PolicyChoice.SemVer("*-0"));
        few = colliding(TAGS);
        many = colliding(2 * TAGS);
    }

    /** Pre-releases of many groups that differ at their end alone, all with one hash: Aa and BB have the same. */
    private static List<String> colliding(int count) {
        List<String> tags = new ArrayList<>(count);
        for (int i = count - 1; i >= 0; i--) {
            StringBuilder tag = new StringBuilder("1.2.3-").append("1.".repeat(30));
            for (int bit = 15; bit >= 0; bit--) {
                tag.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            tags.add(tag.toString());
        }
        return tags;
    }

    private int match(int length) {
        String text = "a".repeat(length) + "!";
        int matched = 0;
        for (TagFilter filter : filters) {
            matched += filter.key(text) == null ? 0 : 1;
        }
        return matched;
    }

    /** All patterns over one text. */
    @Benchmark
    public int text() {
        return match(LENGTH);
    }

    /** The same over one of twice the length. */
    @Benchmark
    public int textOfTwice() {
        return match(2 * LENGTH);
    }

    private String pick(List<String> tags) throws InvalidPolicyException {
        TagFilter filter = TagFilter.compile(new TagFilterSpec("^(.*)$", "$1"));
        return TagSelector.select(filter, policy, new SharedTags(tags, Map.of()), Map.of()).picked();
    }

    /** A policy over colliding keys. */
    @Benchmark
    public String tags() throws InvalidPolicyException {
        return pick(few);
    }

    /** The same over twice as many. */
    @Benchmark
    public String tagsOfTwice() throws InvalidPolicyException {
        return pick(many);
    }

    @Override
    @NonNull
    public String name() {
        return "hostile";
    }

    @Override
    @NonNull
    public String title() {
        return "Hostile patterns and tags";
    }

    @Override
    @NonNull
    public String description() {
        return "The patterns `" + String.join("`, `", PATTERNS) + "` over a text of a's that none of them matches, and a semver policy\n"
                + "behind a filter over tags whose keys all have one hash. Twice the input is to take about twice the time. Best of several"
                + " runs.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Map<String, Jmh.Score> scores = Jmh.run(HostileTags.class, effort);
        Figure text = Figure.of("a text of 1,000 characters", scores.get("text").best(), "ms");
        Figure tags = Figure.of("5,000 tags", scores.get("tags").best(), "ms");
        return List.of(
                Figure.of("a text of 2,000 characters", scores.get("textOfTwice").best(), "ms")
                        .timesThatOf(text)
                        .wantedAtMost(2.6),
                text,
                Figure.of("10,000 tags", scores.get("tagsOfTwice").best(), "ms").timesThatOf(tags).wantedAtMost(2.6),
                tags);
    }
}
