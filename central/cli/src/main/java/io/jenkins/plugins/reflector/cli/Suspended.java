package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code run} and {@code watch} skip (cli.md): suspended policies and those of a suspended repository. As nothing is
 * remembered from an earlier run, there is no pick that could stay. A group moves together, so it is skipped with its first. {@code scan}, {@code resolve} and {@code update} skip nothing.
 */
final class Suspended {

    private final Set<ResourceName> repositories;
    private final Set<String> groups;
    private final PrintWriter err;

    /** @param err where each that is skipped gets a line */
    Suspended(ResourceSet resources, PrintWriter err) {
        this.err = err;
        repositories = resources.imageRepositories().stream()
                .filter(ImageRepository::suspend)
                .map(ImageRepository::name)
                .collect(Collectors.toSet());
        groups = PolicyExpansion.expandAll(resources.imagePolicies(), resources.imageRepositories()).stream()
                .filter(this::isSuspended)
                .map(Suspended::group)
                .collect(Collectors.toSet());
        repositories.stream()
                .sorted()
                .forEach(name -> err.println("ImageRepository " + name + " is suspended: not scanned"));
    }

    /** Whether this policy of one repository is skipped, which is told. */
    boolean skips(ImagePolicy policy) {
        boolean suspended = isSuspended(policy);
        boolean waits = !suspended && !policy.options().group().isEmpty() && groups.contains(group(policy));
        if (suspended) {
            err.println("ImagePolicy " + policy.name() + " is suspended"
                    + (policy.suspend() ? "" : " with its repository " + policy.repository()) + ": not resolved");
        } else if (waits) {
            err.println("ImagePolicy " + policy.name() + " waits, since another of its group " + policy.options().group()
                    + " is suspended: not resolved");
        }
        return suspended || waits;
    }

    private boolean isSuspended(ImagePolicy policy) {
        return policy.suspend() || repositories.contains(policy.repository());
    }

    private static String group(ImagePolicy policy) {
        return policy.name().namespace() + "/" + policy.options().group();
    }
}
