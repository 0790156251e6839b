package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.git.CommitInfo;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.PushOutcome;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The branch that a commit goes to, as it stands on the server, and what of it may be built on or replaced (flux.md 3.3;
 * product.md, "seed words"): only commits that are ours are ever replaced.
 */
final class PushBranch {

    private final GitSession session;
    private final String name;
    private final Snapshot checkout;

    /** Where the branch is; null if there is none yet. */
    @CheckForNull
    private final Snapshot head;

    private boolean anew;
    private boolean replaces;

    @CheckForNull
    private List<CommitInfo> ahead;

    @CheckForNull
    private Boolean takenOver;

    private PushBranch(GitSession session, String name, Snapshot checkout, @CheckForNull Snapshot head) {
        this.session = session;
        this.name = name;
        this.checkout = checkout;
        this.head = head;
    }

    /** Looks where the branch is now. */
    @NonNull
    static PushBranch of(@NonNull GitSession session, @NonNull String name, @NonNull Snapshot checkout)
            throws GitException, InterruptedException {
        return new PushBranch(
                session,
                name,
                checkout,
                name.equals(checkout.branch())
                        ? checkout
                        : session.fetchBranch(name).orElse(null));
    }

    /** Whether it is another branch than the one that is checked out, and has something of its own. */
    private boolean apart() {
        return head != null && !head.commit().equals(checkout.commit());
    }

    /** The commit that the edits start from. */
    @NonNull
    Snapshot base() {
        return head == null || anew ? checkout : head;
    }

    /** Whether it is at this commit. */
    boolean isAt(@NonNull String commit) {
        return head != null && head.commit().equals(commit);
    }

    /** What a reader of the log should know of it. */
    @NonNull
    String remark() {
        return head == null ? " (a new branch)" : anew && apart() ? " (" + name + " is made anew from it)" : "";
    }

    /** From now on it is made anew from what is checked out, instead of built on. */
    void makeAnew() {
        anew = true;
    }

    /**
     * Whether all that it has was merged, as it is or squashed or rebased, so that building on it would only pile up (flux.md 3.6); it is to be made anew then.
     */
    boolean isStale() throws GitException, InterruptedException {
        return apart() && !anew && waiting().isEmpty();
    }

    /** What it has that is not merged yet, the newest first. */
    @NonNull
    List<CommitInfo> waiting() throws GitException, InterruptedException {
        return isTakenOver() ? List.of() : ahead();
    }

    private List<CommitInfo> ahead() throws GitException, InterruptedException {
        if (ahead == null) {
            ahead = apart() ? session.ahead(head, checkout) : List.of();
        }
        return ahead;
    }

    /** Only asked of what is ours: a branch with a commit of somebody else is not for us to give up. */
    private boolean isTakenOver() throws GitException, InterruptedException {
        if (takenOver == null) {
            takenOver = !ahead().isEmpty()
                    && ahead().stream().allMatch(PushBranch::isOurs)
                    && session.isTakenOver(head, checkout);
        }
        return takenOver;
    }

    private static boolean isOurs(CommitInfo commit) {
        return commit.ours() || Trailers.areIn(commit.message());
    }

    /** Whether it already is what would be made anew: the same edits right on top of the same commit. */
    boolean holds(@NonNull List<FileChange> edits) throws GitException, InterruptedException {
        if (!anew || !apart() || !session.ahead(checkout, head).isEmpty()) {
            return false;
        }
        try {
            for (FileChange edit : edits) {
                if (!Arrays.equals(head.tree().read(edit.path()), edit.after())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // The file is not there, so it is not what would be made.
            return false;
        }
    }

    /**
     * Makes sure that nothing of somebody else's is lost; to be called before the commit is made.
     *
     * @throws AutomationException if it would be
     */
    void requireOurs() throws GitException, AutomationException, InterruptedException {
        List<CommitInfo> lost = anew ? ahead() : List.of();
        for (CommitInfo each : lost) {
            if (!isOurs(each)) {
                throw new AutomationException(
                        Reason.GIT_OPERATION_FAILED,
                        "the push branch " + name + " has commit " + each.id().substring(0, 7) + " of "
                                + each.author() + ", which making it anew would lose: merge it or delete the branch,"
                                + " or ask neither for rebase nor for onConflict force");
            }
        }
        replaces = !lost.isEmpty();
    }

    /** Pushes a commit that was built on {@link #base}. */
    @NonNull
    PushOutcome push(@NonNull String commit, @NonNull Map<String, String> options)
            throws GitException, InterruptedException {
        return replaces
                ? session.replace(commit, name, head.commit(), options)
                : session.push(commit, name, head == null ? null : head.commit(), options);
    }
}
