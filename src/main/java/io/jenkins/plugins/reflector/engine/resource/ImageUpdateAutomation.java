package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;

/**
 * What is edited, committed and pushed where (flux.md 3.1).
 *
 * @param name its identity; only policies of its namespace apply (flux.md 3.4)
 * @param source the GitRepository
 * @param interval time between runs when nothing else triggers one
 * @param policySelector which policies apply
 * @param strategy which places are edited; null if the resource names none that there is, which a run refuses
 * @param path the directory or file below the repository's root, empty for the root
 * @param suspend skip it when running
 * @param checkout {@code git.checkout.ref}; null: the GitRepository's
 * @param commit {@code git.commit}; null if the resource has no {@code git}, which a run refuses
 * @param push {@code git.push}
 * @param options what is asked for beyond Flux
 * @param position where it was declared
 */
public record ImageUpdateAutomation(
        @NonNull ResourceName name,
        @NonNull ResourceName source,
        @NonNull Duration interval,
        @NonNull LabelSelector policySelector,
        @CheckForNull UpdateStrategy strategy,
        @NonNull String path,
        boolean suspend,
        @CheckForNull GitRef checkout,
        @CheckForNull CommitSpec commit,
        @NonNull PushSpec push,
        @NonNull AutomationOptions options,
        @NonNull SourcePosition position) {

    /** An automation that asks for nothing beyond Flux. */
    public ImageUpdateAutomation(
            @NonNull ResourceName name,
            @NonNull ResourceName source,
            @NonNull Duration interval,
            @NonNull LabelSelector policySelector,
            @CheckForNull UpdateStrategy strategy,
            @NonNull String path,
            boolean suspend,
            @CheckForNull GitRef checkout,
            @CheckForNull CommitSpec commit,
            @NonNull PushSpec push,
            @NonNull SourcePosition position) {
        this(
                name,
                source,
                interval,
                policySelector,
                strategy,
                path,
                suspend,
                checkout,
                commit,
                push,
                AutomationOptions.NONE,
                position);
    }

    /** The same, suspended. */
    @NonNull
    public ImageUpdateAutomation suspended() {
        return new ImageUpdateAutomation(
                name, source, interval, policySelector, strategy, path, true, checkout, commit, push, options, position);
    }
}
