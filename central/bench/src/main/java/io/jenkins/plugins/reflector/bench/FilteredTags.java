package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a policy adds to the time that its filter takes anyway. */
@State(Scope.Benchmark)
public class FilteredTags implements Measurement {

    private static final TagFilterSpec FILTER = new TagFilterSpec("^v?(?P<version>[0-9]+\\.[0-9]+\\.[0-9]+)$", "$version");

    private List<String> tags;
    private TagFilter filter;
    private TagPolicy policy;

    /** Makes the tags, and sees that the filter lets enough through to make the policy work. */
    @Setup
    public void prepare() throws InvalidPolicyException {
        tags = Tags.mixed(100_000);
        filter = TagFilter.compile(FILTER);
        policy = TagPolicy.of(new PolicyChoice.SemVer(">=1.2.0 <31.0.0"));
        if (filter() < tags.size() / 2 || filter() == tags.size()) {
            throw new IllegalStateException("The filter keeps " + filter() + " of " + tags.size() + " tags");
        }
    }

    /** The filter alone, over every tag. */
    @Benchmark
    public int filter() {
        int kept = 0;
        for (String tag : tags) {
            if (filter.key(tag) != null) {
                kept++;
            }
        }
        return kept;
    }

    /** The same filter, and the policy over what it keeps, with a verdict for each tag. */
    @Benchmark
    public Selection filterAndPolicy() {
        return TagSelector.select(filter, policy, new SharedTags(tags, Map.of()), Map.of());
    }

    @Override
    @NonNull
    public String name() {
        return "filter";
    }

    @Override
    @NonNull
    public String title() {
        return "A semver policy behind a filter";
    }

    @Override
    @NonNull
    public String description() {
        return "100,000 tags, the filter `" + FILTER.pattern() + "` with `extract: " + FILTER.extract()
                + "`, and a semver\npolicy over what it keeps. Best of several runs.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Map<String, Jmh.Score> scores = Jmh.run(FilteredTags.class, effort);
        Figure alone = Figure.of("the filter alone", scores.get("filter").best(), "ms");
        return List.of(
                Figure.of("filter and policy", scores.get("filterAndPolicy").best(), "ms")
                        .timesThatOf(alone)
                        .wantedAtMost(1.3),
                alone);
    }
}
