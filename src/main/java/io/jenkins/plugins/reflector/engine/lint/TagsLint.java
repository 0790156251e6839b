package io.jenkins.plugins.reflector.engine.lint;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.util.Collection;
import java.util.List;

/** Tries policies against tags that are given: a policy that picks none of them is suspicious. */
public final class TagsLint {

    private TagsLint() {}

    /**
     * Which policies pick nothing, and which tags nobody asks for.
     *
     * @param given the repositories that tags are given for; policies of others are not tried
     * @param tags brings them
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    public static List<Problem> check(
            @NonNull ReadResult read, @NonNull Collection<ResourceName> given, @NonNull TagSource tags)
            throws InterruptedException {
        ResourceSet resources = read.resources();
        Findings findings = new Findings(read.places());
        List<ResourceName> known =
                resources.imageRepositories().stream().map(ImageRepository::name).toList();
        for (ResourceName name : given) {
            if (!known.contains(name)) {
                findings.in("ImageRepository", name).missing("--tags", "ImageRepository", name, known);
            }
        }
        List<ImagePolicy> tried =
                PolicyExpansion.expandAll(resources.imagePolicies(), resources.imageRepositories()).stream()
                        .filter(policy -> given.contains(policy.repository()))
                        .toList();
        for (PolicyResolution resolution : new PolicyResolver(resources, tags).resolveAll(tried, policy -> null)) {
            // What stalls a policy is told without tags too.
            if (!resolution.ready() && !resolution.stalled()) {
                findings.in("ImagePolicy", resolution.policy().name())
                        .warning("spec.policy", "picks none of the given tags: " + resolution.message());
            }
        }
        return findings.all();
    }
}
