package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.forge.PullRequestText;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.List;

/** What the pull request of a push branch says (product.md, "pullRequest"). */
final class PullRequestStep {

    private static final int MOST_ROWS = 100;
    private static final int MOST_TITLE = 200;
    private static final String TITLE = "Update images";

    private PullRequestStep() {}

    /**
     * Makes sure that there can be one.
     *
     * @param target the branch that is pushed to
     */
    static void check(@NonNull ResourceName automation, @NonNull Snapshot checkout, @NonNull String target) throws AutomationException {
        if (checkout.branch() == null) {
            throw new AutomationException(
                    Reason.INVALID_SOURCE_CONFIGURATION,
                    "pullRequest of " + automation + " needs a branch to be merged into, and what is checked out is none: set"
                            + " git.checkout.ref.branch");
        }
        if (target.equals(checkout.branch())) {
            throw new AutomationException(
                    Reason.INVALID_SOURCE_CONFIGURATION,
                    "pullRequest of " + automation + " needs a push branch of its own, and commits go to " + target
                            + " itself: set git.push.branch");
        }
    }

    /**
     * The text.
     *
     * @param title what the title's template gave; null for the message's first line
     * @param body what the body's template gave; null for a table of the changes
     * @param message the commit's
     */
    @NonNull
    static PullRequestText text(
            @NonNull AutomationOptions.PullRequest wanted,
            @NonNull String source,
            @NonNull String target,
            @CheckForNull String title,
            @CheckForNull String body,
            @NonNull String message,
            @NonNull UpdateResult update) {
        return new PullRequestText(
                source,
                target,
                line(title == null ? message : title),
                body == null ? table(update) : body,
                wanted.labels(),
                wanted.reviewers(),
                wanted.draft());
    }

    private static String line(String text) {
        String first = text.strip().lines().findFirst().orElse("").strip();
        return first.isEmpty() ? TITLE : first.length() <= MOST_TITLE ? first : first.substring(0, MOST_TITLE - 1) + "…";
    }

    private static String table(UpdateResult update) {
        List<String> rows = new ArrayList<>();
        for (FileChange file : update.files()) {
            for (Change change : file.changes()) {
                rows.add("| " + code(file.path() + ":" + change.line()) + " | " + code(change.oldValue()) + " | " + code(change.newValue())
                        + " | " + code(change.policy().toString()) + " |");
            }
        }
        if (rows.isEmpty()) {
            return "";
        }
        String more = rows.size() <= MOST_ROWS ? "" : "\n\nand " + (rows.size() - MOST_ROWS) + " more";
        return "| place | old | new | policy |\n| --- | --- | --- | --- |\n"
                + String.join("\n", rows.subList(0, Math.min(MOST_ROWS, rows.size()))) + more + "\n";
    }

    /** Names of files and values are others' text: in a span of code nothing of it is markup. */
    private static String code(String text) {
        String safe = text.replace('`', '\'').replaceAll("\\s+", " ").replace("|", "\\|").strip();
        return safe.isEmpty() ? "" : "`" + safe + "`";
    }
}
