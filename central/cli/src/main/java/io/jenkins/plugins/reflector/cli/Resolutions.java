package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ParallelScans;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The answers of all policies, one for each of their repositories; each repository is asked once for all of them. */
record Resolutions(List<PolicyResolution> all) {

    /**
     * Scans what is needed, all at the same time, and answers.
     *
     * @param ledger what is remembered of earlier calls
     * @param skipped which policies, each for one repository, have no answer
     * @param err where a long scan tells how far it is
     */
    static Resolutions of(
            ResourceSet resources, TagSource tags, FirstSeenLedger ledger, Predicate<ImagePolicy> skipped, PrintWriter err)
            throws InterruptedException {
        return of(resources, tags, ledger, skipped, policy -> null, err);
    }

    /** @param previous the last answer of a policy for its repository; null if there is none */
    static Resolutions of(
            ResourceSet resources,
            TagSource tags,
            FirstSeenLedger ledger,
            Predicate<ImagePolicy> skipped,
            Function<ImagePolicy, LatestRef> previous,
            PrintWriter err)
            throws InterruptedException {
        List<ImagePolicy> policies =
                PolicyExpansion.expandAll(resources.imagePolicies(), resources.imageRepositories()).stream()
                        .filter(policy -> !skipped.test(policy))
                        .toList();
        List<ImageRepository> needed =
                new PolicyResolver(resources, tags).needed(policies);
        try (ScanProgress progress = ScanProgress.of(tags, needed.size(), err);
                ParallelScans scans = new ParallelScans(progress, needed)) {
            return new Resolutions(
                    new PolicyResolver(resources::imageRepository, scans, ledger, Clock.systemUTC())
                            .resolveAll(policies, previous));
        }
    }

    /** Prints a line for each policy that is not ready, and what guards say of the others; says whether one is not ready. */
    boolean reportFailures(PrintWriter err) {
        boolean failed = false;
        for (PolicyResolution resolution : all) {
            if (!resolution.ready()) {
                failed = true;
                err.println("error: " + failure(resolution));
                continue;
            }
            for (Ruling ruling : resolution.rulings()) {
                err.println("warning: " + who(resolution) + (ruling.holds() ? "held: " : "") + ruling.detail());
            }
        }
        return failed;
    }

    /** Who is not ready, and why. */
    static String failure(PolicyResolution resolution) {
        return who(resolution) + resolution.message();
    }

    private static String who(PolicyResolution resolution) {
        return "ImagePolicy " + resolution.policy().name() + " (" + resolution.policy().position() + "): ";
    }
}
