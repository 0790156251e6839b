package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The answers of all policies, one for each of their repositories; each repository is asked once for all of them. */
record Resolutions(List<PolicyResolution> all) {

    static Resolutions of(ResourceSet resources, TagSource tags) throws InterruptedException {
        return of(resources, tags, policy -> false);
    }

    /** @param skipped which policies, each for one repository, have no answer */
    static Resolutions of(ResourceSet resources, TagSource tags, Predicate<ImagePolicy> skipped)
            throws InterruptedException {
        PolicyResolver resolver = new PolicyResolver(resources::imageRepository, tags);
        List<PolicyResolution> all = new ArrayList<>();
        for (ImagePolicy policy : resources.imagePolicies()) {
            List<ImagePolicy> each = PolicyExpansion.expand(policy, resources.imageRepositories());
            if (each.isEmpty()) {
                all.add(PolicyExpansion.unanswered(policy));
            }
            for (ImagePolicy one : each) {
                if (!skipped.test(one)) {
                    all.add(resolver.resolve(one, null));
                }
            }
        }
        return new Resolutions(List.copyOf(all));
    }

    /** Prints a line for each policy that is not ready; says whether there was one. */
    boolean reportFailures(PrintWriter err) {
        boolean failed = false;
        for (PolicyResolution resolution : all) {
            if (!resolution.ready()) {
                failed = true;
                err.println("error: " + failure(resolution));
            }
        }
        return failed;
    }

    /** Who is not ready, and why. */
    static String failure(PolicyResolution resolution) {
        return "ImagePolicy " + resolution.policy().name() + " (" + resolution.policy().position() + "): "
                + resolution.message();
    }
}
