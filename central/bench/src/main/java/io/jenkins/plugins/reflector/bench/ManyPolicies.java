package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand policies over the tags of one repository, which filter and parse them once. */
@State(Scope.Benchmark)
public class ManyPolicies implements Measurement {

    private static final int POLICIES = 1_000;
    private static final int TAGS = 10_000;

    private List<String> tags;
    private List<TagPolicy> policies;

    /** Makes the tags and a range for each policy, and holds both ways to the same answers. */
    @Setup
    public void prepare() throws InvalidPolicyException {
        tags = Tags.mixed(TAGS);
        policies = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            policies.add(TagPolicy.of(new PolicyChoice.SemVer(">=" + i % 40 + "." + i / 40 + ".0 <40.0.0")));
        }
        if (!together().equals(apart())) {
            throw new IllegalStateException("The policies pick other tags together than each by itself");
        }
    }

    /** As the policies of one repository are evaluated. */
    @Benchmark
    public List<String> together() {
        SharedTags shared = new SharedTags(tags, Map.of());
        List<String> picked = new ArrayList<>(POLICIES);
        for (TagPolicy policy : policies) {
            picked.add(TagSelector.select(null, policy, shared, Map.of()).picked());
        }
        return picked;
    }

    /** The same, each policy with a list of its own. */
    @Benchmark
    public List<String> apart() {
        List<String> picked = new ArrayList<>(POLICIES);
        for (TagPolicy policy : policies) {
            SharedTags own = new SharedTags(tags, Map.of());
            picked.add(TagSelector.select(null, policy, own, Map.of()).picked());
        }
        return picked;
    }

    @Override
    @NonNull
    public String name() {
        return "policies";
    }

    @Override
    @NonNull
    public String title() {
        return "1,000 policies over one list of 10,000 tags";
    }

    @Override
    @NonNull
    public String description() {
        return "Semver policies, each with a range of its own, over the tags of one repository. They share what was parsed; apart, each\n"
                + "parses the tags again. Best of several runs.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Map<String, Jmh.Score> scores = Jmh.run(ManyPolicies.class, effort);
        Figure apart = Figure.of("each by itself", scores.get("apart").best(), "ms");
        return List.of(
                Figure.of("together", scores.get("together").best(), "ms").timesAsFastAs(apart).wantedAtLeast(1.5),
                apart,
                Figure.of("allocated together", scores.get("together").megabytes(), "MB"),
                Figure.of("allocated apart", scores.get("apart").megabytes(), "MB"));
    }
}
