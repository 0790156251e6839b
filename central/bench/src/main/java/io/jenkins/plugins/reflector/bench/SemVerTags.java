package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/** A semver policy against semver4j, both with a compiled range. */
@State(Scope.Benchmark)
public class SemVerTags implements Measurement {

    private static final int TAGS = 100_000;
    /** Both libraries mean the same by it. */
    private static final String RANGE = ">=1.2.0 <31.0.0";

    private List<String> tags;
    private TagPolicy policy;
    private RangeList range;

    /** Makes the tags, and holds both to the same answer. */
    @Setup
    public void prepare() throws InvalidPolicyException {
        tags = Tags.mixed(TAGS);
        policy = TagPolicy.of(new PolicyChoice.SemVer(RANGE));
        range = RangeListFactory.create(RANGE);
        if (!policy().tag().map(SemVerTags::withoutV).equals(Optional.of(semver4j().getVersion()))) {
            throw new IllegalStateException("The policy picked " + policy().picked() + ", semver4j " + semver4j());
        }
    }

    /** What a policy does: it picks, and says of each other tag why not. */
    @Benchmark
    public Selection policy() {
        return TagSelector.select(null, policy, new SharedTags(tags, Map.of()), Map.of());
    }

    /** The same pick with semver4j, without reasons. */
    @Benchmark
    public Semver semver4j() {
        Semver best = null;
        for (String tag : tags) {
            Semver version = Semver.parse(withoutV(tag));
            if (version != null && range.isSatisfiedBy(version) && (best == null || version.isGreaterThan(best))) {
                best = version;
            }
        }
        return best;
    }

    private static String withoutV(String tag) {
        return tag.startsWith("v") ? tag.substring(1) : tag;
    }

    @Override
    @NonNull
    public String name() {
        return "semver";
    }

    @Override
    @NonNull
    public String title() {
        return "A semver policy over 100,000 tags";
    }

    @Override
    @NonNull
    public String description() {
        return "The range `" + RANGE + "`, compiled before, over releases, pre-releases and tags that are no versions (5 %). The policy"
                + " picks\nand gives every tag its verdict; semver4j, with its own compiled range, only picks. Best of several runs.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Map<String, Jmh.Score> scores = Jmh.run(SemVerTags.class, effort);
        Jmh.Score ours = scores.get("policy");
        Jmh.Score theirs = scores.get("semver4j");
        Figure semver4j = Figure.of("semver4j's compiled range", theirs.best(), "ms");
        return List.of(
                Figure.of("the policy", ours.best(), "ms").timesAsFastAs(semver4j).wantedAtLeast(10),
                semver4j,
                Figure.of("allocated by the policy", ours.megabytes(), "MB").wantedAtMost(20),
                Figure.of("allocated by semver4j", theirs.megabytes(), "MB"));
    }
}
