package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.Map;

/**
 * Which of a repository's tags is wanted (flux.md 2.1).
 *
 * @param name its identity
 * @param labels what an automation's {@code policySelector} looks at
 * @param repository the ImageRepository whose tags are judged; null if {@code repositories} alone says which
 * @param repositories further repositories, each of which has a pick of its own; null for none
 * @param choice how the newest is found
 * @param filterTags which tags are judged at all, and by which key; null: all, by the whole tag
 * @param digestReflection whether the picked tag's digest is looked up
 * @param interval how often a digest is looked up again; null unless {@code digestReflection} is ALWAYS
 * @param suspend keep the last answer
 * @param options what is asked for beyond Flux
 * @param position where it was declared
 */
public record ImagePolicy(
        @NonNull ResourceName name,
        @NonNull Map<String, String> labels,
        @CheckForNull ResourceName repository,
        @CheckForNull RepositorySelector repositories,
        @NonNull PolicyChoice choice,
        @CheckForNull TagFilterSpec filterTags,
        @NonNull DigestReflection digestReflection,
        @CheckForNull Duration interval,
        boolean suspend,
        @NonNull PolicyOptions options,
        @NonNull SourcePosition position) {

    public ImagePolicy {
        labels = Map.copyOf(labels);
    }

    /** A policy for one repository. */
    public ImagePolicy(
            @NonNull ResourceName name,
            @NonNull Map<String, String> labels,
            @NonNull ResourceName repository,
            @NonNull PolicyChoice choice,
            @CheckForNull TagFilterSpec filterTags,
            @NonNull DigestReflection digestReflection,
            @CheckForNull Duration interval,
            boolean suspend,
            @NonNull PolicyOptions options,
            @NonNull SourcePosition position) {
        this(
                name, labels, repository, null, choice, filterTags, digestReflection, interval, suspend, options, position);
    }

    /** A policy with every default, for callers that do not come from a Flux resource. */
    @NonNull
    public static ImagePolicy of(
            @NonNull ResourceName name, @NonNull ResourceName repository, @NonNull PolicyChoice choice) {
        return new ImagePolicy(
                name,
                Map.of(),
                repository,
                choice,
                null,
                DigestReflection.NEVER,
                null,
                false,
                PolicyOptions.NONE,
                SourcePosition.NONE);
    }

    /** The same with a tag filter, or with none. */
    @NonNull
    public ImagePolicy withFilterTags(@CheckForNull TagFilterSpec filter) {
        return new ImagePolicy(
                name,
                labels,
                repository,
                repositories,
                choice,
                filter,
                digestReflection,
                interval,
                suspend,
                options,
                position);
    }

    /** The same with another rule for digests. */
    @NonNull
    public ImagePolicy withDigestReflection(@NonNull DigestReflection reflection) {
        return new ImagePolicy(
                name,
                labels,
                repository,
                repositories,
                choice,
                filterTags,
                reflection,
                interval,
                suspend,
                options,
                position);
    }

    /** The same with other options of ours. */
    @NonNull
    public ImagePolicy withOptions(@NonNull PolicyOptions other) {
        return new ImagePolicy(
                name,
                labels,
                repository,
                repositories,
                choice,
                filterTags,
                digestReflection,
                interval,
                suspend,
                other,
                position);
    }

    /** The same with another repository by name; a selector of repositories stays. */
    @NonNull
    public ImagePolicy withRepository(@NonNull ResourceName other) {
        return new ImagePolicy(
                name,
                labels,
                other,
                repositories,
                choice,
                filterTags,
                digestReflection,
                interval,
                suspend,
                options,
                position);
    }

    /** The same, suspended. */
    @NonNull
    public ImagePolicy suspended() {
        return new ImagePolicy(
                name, labels, repository, repositories, choice, filterTags, digestReflection, interval, true, options, position);
    }

    /** The same for one repository alone. */
    @NonNull
    public ImagePolicy forRepository(@NonNull ResourceName one) {
        return new ImagePolicy(
                name, labels, one, choice, filterTags, digestReflection, interval, suspend, options, position);
    }

    /** When the digest is really looked up: a digest policy always does, whatever else is written (product.md). */
    @NonNull
    public DigestReflection effectiveDigestReflection() {
        return choice instanceof PolicyChoice.DigestOf ? DigestReflection.ALWAYS : digestReflection;
    }
}
