package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What an automation may ask for beyond Flux: {@code spec.reflector} of an ImageUpdateAutomation, or the same object in the
 * annotation {@code image-reflector.jenkins.io/options} (product.md, "our own options").
 *
 * @param paths further directories or files beside {@code update.path}
 * @param rules places that are named by hand: the entries of {@code paths} that are mappings
 * @param include globs of files, relative to the root, of which one must match; empty: every file
 * @param exclude globs of files, relative to the root, that are left alone
 * @param templates edit line by line what is no YAML, such as Helm templates
 * @param onConflict when somebody else pushed in between; null: the default
 * @param rebase make the push branch anew from the checked-out head instead of building on what it has
 * @param commitWindow how long further changes are waited for before a commit; null: not at all
 * @param trailers write trailers into the message that name the automation and its changes; null: the default of where the
 *     automation is written
 * @param pullRequest open or refresh one for the push branch; null: none
 * @param policies names and globs of the policies that apply, as Jenkins resolves them; empty: those of the automation's own
 *     namespace, as in Flux
 */
public record AutomationOptions(
        @NonNull List<String> paths,
        @NonNull List<EditRule> rules,
        @NonNull List<String> include,
        @NonNull List<String> exclude,
        boolean templates,
        @CheckForNull OnConflict onConflict,
        boolean rebase,
        @CheckForNull Duration commitWindow,
        @CheckForNull Boolean trailers,
        @CheckForNull PullRequest pullRequest,
        @NonNull List<String> policies)
        implements Serializable {

    /** Nothing asked for: plain Flux. */
    public static final AutomationOptions NONE =
            new AutomationOptions(List.of(), List.of(), List.of(), List.of(), false, null, false, null, null, null);

    /** Without names of policies. */
    public AutomationOptions(
            @NonNull List<String> paths,
            @NonNull List<EditRule> rules,
            @NonNull List<String> include,
            @NonNull List<String> exclude,
            boolean templates,
            @CheckForNull OnConflict onConflict,
            boolean rebase,
            @CheckForNull Duration commitWindow,
            @CheckForNull Boolean trailers,
            @CheckForNull PullRequest pullRequest) {
        this(
                paths,
                rules,
                include,
                exclude,
                templates,
                onConflict,
                rebase,
                commitWindow,
                trailers,
                pullRequest,
                List.of());
    }

    /** The same without rules. */
    public AutomationOptions(
            @NonNull List<String> paths,
            @NonNull List<String> include,
            @NonNull List<String> exclude,
            boolean templates,
            @CheckForNull OnConflict onConflict,
            boolean rebase,
            @CheckForNull Duration commitWindow,
            @CheckForNull Boolean trailers,
            @CheckForNull PullRequest pullRequest) {
        this(
                paths,
                List.of(),
                include,
                exclude,
                templates,
                onConflict,
                rebase,
                commitWindow,
                trailers,
                pullRequest);
    }

    public AutomationOptions {
        paths = List.copyOf(paths);
        rules = List.copyOf(rules);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        policies = List.copyOf(policies);
    }

    /** What of it says where and how files are edited. */
    @NonNull
    public AutomationOptions forEditing() {
        return new AutomationOptions(paths, rules, include, exclude, templates, null, false, null, null, null);
    }

    /** The same with another commit window, or with none. */
    @NonNull
    public AutomationOptions withCommitWindow(@CheckForNull Duration window) {
        return new AutomationOptions(
                paths,
                rules,
                include,
                exclude,
                templates,
                onConflict,
                rebase,
                window,
                trailers,
                pullRequest,
                policies);
    }

    /**
     * A pull or merge request.
     *
     * @param forge what kind of Git host it is for; null: told by the host's name
     * @param title a template like the commit message's; empty: the first line of the commit message
     * @param body Markdown, a template too; empty: what changed
     * @param labels to put on it
     * @param reviewers to ask
     * @param draft whether it starts as a draft
     */
    public record PullRequest(
            @CheckForNull ForgeKind forge,
            @NonNull String title,
            @NonNull String body,
            @NonNull List<String> labels,
            @NonNull List<String> reviewers,
            boolean draft)
            implements Serializable {

        public PullRequest {
            labels = List.copyOf(labels);
            reviewers = List.copyOf(reviewers);
        }
    }
}
