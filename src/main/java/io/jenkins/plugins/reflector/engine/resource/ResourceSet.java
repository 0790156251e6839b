package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that the user declared, in the order of declaration; names are unique within a kind. */
public record ResourceSet(
        @NonNull List<ImageRepository> imageRepositories,
        @NonNull List<ImagePolicy> imagePolicies,
        @NonNull List<ImageUpdateAutomation> automations,
        @NonNull List<GitRepository> gitRepositories,
        @NonNull List<Secret> secrets) {

    public ResourceSet {
        imageRepositories = List.copyOf(imageRepositories);
        imagePolicies = List.copyOf(imagePolicies);
        automations = List.copyOf(automations);
        gitRepositories = List.copyOf(gitRepositories);
        secrets = List.copyOf(secrets);
    }

    @NonNull
    public Optional<ImageRepository> imageRepository(@NonNull ResourceName name) {
        return find(imageRepositories, ImageRepository::name, name);
    }

    @NonNull
    public Optional<GitRepository> gitRepository(@NonNull ResourceName name) {
        return find(gitRepositories, GitRepository::name, name);
    }

    @NonNull
    public Optional<Secret> secret(@NonNull ResourceName name) {
        return find(secrets, Secret::name, name);
    }

    private static <T> Optional<T> find(List<T> all, Function<T, ResourceName> nameOf, ResourceName wanted) {
        return all.stream().filter(r -> nameOf.apply(r).equals(wanted)).findFirst();
    }
}
