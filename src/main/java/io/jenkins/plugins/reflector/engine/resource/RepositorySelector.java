package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Which ImageRepositories one policy is for, beside or instead of {@code imageRepositoryRef}: {@code
 * spec.reflector.repositories} of an ImagePolicy, an option of ours. All parts must hold.
 *
 * @param namespace where the repositories are; another than the policy's own needs their {@code accessFrom} (flux.md 2.9)
 * @param name a {@link Glob} of their names; null: any name
 * @param labels which labels they have
 */
public record RepositorySelector(
        @NonNull String namespace, @CheckForNull String name, @NonNull LabelSelector labels) {

    /** Whether a repository is meant. */
    public boolean matches(@NonNull ImageRepository repository) {
        return repository.name().namespace().equals(namespace)
                && (name == null || Glob.matches(name, repository.name().name()))
                && labels.matches(repository.labels());
    }

    /** As a user wrote it, for messages: {@code the name 'app-*' and the labels team=a in the namespace apps}. */
    @NonNull
    public String describe() {
        String names = name == null ? "any name" : "the name '" + name + "'";
        boolean any = labels.matchLabels().isEmpty() && labels.matchExpressions().isEmpty();
        return names + (any ? "" : " and the labels " + labels.describe()) + " in the namespace " + namespace;
    }
}
