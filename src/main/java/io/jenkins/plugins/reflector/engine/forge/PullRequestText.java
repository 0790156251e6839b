package io.jenkins.plugins.reflector.engine.forge;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * A pull request as it should be.
 *
 * @param source the branch that is to be merged
 * @param target the branch that it is to be merged into
 * @param title one line
 * @param body Markdown
 * @param labels by name; who has no labels warns
 * @param reviewers as the host knows people: login names; account ids on Bitbucket Cloud and Azure DevOps
 * @param draft whether it starts as a draft
 */
public record PullRequestText(
        @NonNull String source,
        @NonNull String target,
        @NonNull String title,
        @NonNull String body,
        @NonNull List<String> labels,
        @NonNull List<String> reviewers,
        boolean draft) {

    public PullRequestText {
        labels = List.copyOf(labels);
        reviewers = List.copyOf(reviewers);
    }
}
