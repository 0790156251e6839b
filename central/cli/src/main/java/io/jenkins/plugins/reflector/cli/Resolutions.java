package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The answers of all policies; each repository is asked once for all of them. */
record Resolutions(List<PolicyResolution> all) {

    static Resolutions of(ResourceSet resources, TagSource tags) throws InterruptedException {
        PolicyResolver resolver = new PolicyResolver(resources::imageRepository, tags);
        List<PolicyResolution> all = new ArrayList<>();
        for (ImagePolicy policy : resources.imagePolicies()) {
            all.add(resolver.resolve(policy, null));
        }
        return new Resolutions(List.copyOf(all));
    }

    /** Prints a line for each policy that is not ready; says whether there was one. */
    boolean reportFailures(PrintWriter err) {
        boolean failed = false;
        for (PolicyResolution resolution : all) {
            if (!resolution.ready()) {
                failed = true;
                err.println("error: ImagePolicy " + resolution.policy().name() + " ("
                        + resolution.policy().position() + "): " + resolution.message());
            }
        }
        return failed;
    }
}
