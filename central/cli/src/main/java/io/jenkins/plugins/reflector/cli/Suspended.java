package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code run} and {@code watch} skip (cli.md): {@code scan}, {@code resolve} and {@code update} do not look at it. */
final class Suspended {

    private Suspended() {}

    /**
     * The resources without suspended policies and without those of a suspended repository: as nothing is remembered from an
     * earlier run, there is no pick that could stay.
     *
     * @param err where each that is left out gets a line
     */
    static ResourceSet without(ResourceSet resources, PrintWriter err) {
        Set<ResourceName> repositories = resources.imageRepositories().stream()
                .filter(ImageRepository::suspend)
                .map(ImageRepository::name)
                .collect(Collectors.toSet());
        repositories.forEach(name -> err.println("ImageRepository " + name + " is suspended: not scanned"));
        List<ImagePolicy> active = resources.imagePolicies().stream()
                .filter(policy -> !isSkipped(policy, repositories, err))
                .toList();
        return new ResourceSet(
                resources.imageRepositories(), active, resources.automations(), resources.gitRepositories(), resources.secrets());
    }

    private static boolean isSkipped(ImagePolicy policy, Set<ResourceName> repositories, PrintWriter err) {
        boolean repository = repositories.contains(policy.repository());
        if (policy.suspend() || repository) {
            err.println("ImagePolicy " + policy.name() + " is suspended" + (policy.suspend() ? "" : " with its repository")
                    + ": not resolved");
        }
        return policy.suspend() || repository;
    }
}
