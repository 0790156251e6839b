package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.CommitIdentity;
import io.jenkins.plugins.reflector.engine.git.CommitInfo;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.GitCheckout;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.PushOutcome;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Git by the checkout of a build: what is fetched, written and pushed is done on the build's node. The commit stands on the
 * head of the server's branch, whatever the work tree holds; after the push the work tree is brought to it.
 */
final class WorkspaceSession implements GitSession {

    private static final String NOT_HERE = "an update of a workspace replaces no commits of the server: give url to have it done"
            + " by the controller";

    private final NodeCheckout checkout;
    private final NodeGit git;
    private final String url;

    /** The checkout's commit is looked at once: what it stood on when the update began. */
    @CheckForNull
    private final String standsOn;

    private final String branch;

    /**
     * @param url for messages, without user info
     * @param branch the branch that is edited
     * @param standsOn the commit that is checked out; null for none
     */
    WorkspaceSession(
            @NonNull NodeCheckout checkout,
            @NonNull NodeGit git,
            @NonNull String url,
            @NonNull String branch,
            @CheckForNull String standsOn) {
        this.checkout = checkout;
        this.git = git;
        this.url = url;
        this.branch = branch;
        this.standsOn = standsOn;
    }

    @NonNull
    @Override
    public Snapshot fetch(@NonNull GitRef ref) throws GitException, InterruptedException {
        if (ref.commit() != null) {
            if (!act("Looking for commit " + ref.commit(), new CheckoutCalls.Has(ref.commit()))) {
                throw new GitException("There is no commit " + ref.commit() + " in " + checkout.place() + "; fetch it first.");
            }
            return new Snapshot(ref.commit(), null, new DistantTree(checkout, ref.commit()));
        }
        if (ref.branch() == null) {
            throw new GitException("A workspace is updated on a branch; give branch.");
        }
        Snapshot head = fetchBranch(ref.branch())
                .orElseThrow(() -> new GitException("There is no branch " + ref.branch() + " in " + url
                        + "; give the branch to update, such as branch: 'main'."));
        if (ref.branch().equals(branch) && standsOn != null
                && !act("Comparing the histories", new CheckoutCalls.IsIn(standsOn, head.commit()))) {
            throw new GitException("The checkout in " + checkout.place() + " stands on commit " + standsOn.substring(0, 7)
                    + ", which is not on branch " + branch + " of " + url
                    + ": push it first, or check the branch out (branch: '…' names another one).");
        }
        return head;
    }

    @NonNull
    @Override
    public Optional<Snapshot> fetchBranch(@NonNull String name) throws GitException, InterruptedException {
        String what = "Fetching branch " + name;
        for (boolean again = false; ; again = true) {
            Optional<String> head = git.head(name);
            if (head.isEmpty()) {
                return Optional.empty();
            }
            String commit = head.get();
            if (!act(what, new CheckoutCalls.Has(commit))) {
                git.fetch(name);
                if (!act(what, new CheckoutCalls.Has(commit))) {
                    if (again) {
                        throw new GitException(what + " of " + url + " failed: its head " + commit.substring(0, 7)
                                + " did not come with it; run it again when the branch is quieter.");
                    }
                    continue;
                }
            }
            return Optional.of(new Snapshot(commit, name, new DistantTree(checkout, commit)));
        }
    }

    @NonNull
    @Override
    public Optional<String> head(@NonNull String name) throws GitException, InterruptedException {
        return git.head(name);
    }

    @NonNull
    @Override
    public String commit(
            @NonNull Snapshot parent,
            @NonNull List<FileChange> changes,
            @NonNull CommitIdentity identity,
            @NonNull String message,
            @CheckForNull CommitSigner signer)
            throws GitException {
        try {
            GitCheckout.WrittenTree tree = act("Committing", new CheckoutCalls.WriteTree(parent.commit(), changes));
            if (!tree.uncommitted().isEmpty()) {
                throw new GitException("Files that are to be updated have uncommitted changes in " + checkout.place() + ": "
                        + String.join(", ", tree.uncommitted()) + "; commit and push them, or undo them before the update.");
            }
            byte[] commit = GitCheckout.commitObject(tree.id(), parent.commit(), identity, message, signer);
            act("Committing", new CheckoutCalls.Insert(commit));
            return GitCheckout.idOf(commit);
        } catch (InterruptedException e) {
            // The next call of the update ends it.
            Thread.currentThread().interrupt();
            throw new GitException("Committing in " + checkout.place() + " was stopped.", e);
        }
    }

    @NonNull
    @Override
    public PushOutcome push(
            @NonNull String commit,
            @NonNull String name,
            @CheckForNull String expectedHead,
            @NonNull Map<String, String> options)
            throws GitException, InterruptedException {
        try {
            git.push(commit, name);
        } catch (NodeGit.Rejected e) {
            Optional<String> head = git.head(name);
            if (!head.equals(Optional.of(commit))) {
                return head.equals(Optional.ofNullable(expectedHead))
                        ? new PushOutcome.Refused(e.getMessage())
                        : new PushOutcome.Moved();
            }
        }
        return new PushOutcome.Pushed(remarks(commit, name, options));
    }

    private List<String> remarks(String commit, String name, Map<String, String> options) throws InterruptedException {
        List<String> remarks = new ArrayList<>();
        if (!options.isEmpty()) {
            remarks.add("push options are not sent from a workspace");
        }
        String why;
        try {
            why = checkout.act(new CheckoutCalls.Move(commit, name));
        } catch (IOException e) {
            why = e.getMessage();
        }
        if (why != null) {
            remarks.add("the checkout in " + checkout.place() + " stays where it was: " + why);
        }
        return remarks;
    }

    @NonNull
    @Override
    public PushOutcome replace(
            @NonNull String commit,
            @NonNull String name,
            @NonNull String expectedHead,
            @NonNull Map<String, String> options) {
        return new PushOutcome.Refused(NOT_HERE);
    }

    @NonNull
    @Override
    public PushOutcome pushRef(
            @NonNull String commit, @NonNull String ref, boolean force, @NonNull Map<String, String> options) {
        return new PushOutcome.Refused(NOT_HERE);
    }

    @NonNull
    @Override
    public List<CommitInfo> ahead(@NonNull Snapshot head, @NonNull Snapshot base)
            throws GitException, InterruptedException {
        return act("Comparing the histories", new CheckoutCalls.Ahead(head.commit(), base.commit()));
    }

    @Override
    public boolean isTakenOver(@NonNull Snapshot other, @NonNull Snapshot base) throws GitException, InterruptedException {
        return act("Comparing the histories", new CheckoutCalls.IsTakenOver(other.commit(), base.commit()));
    }

    @NonNull
    private <T extends Serializable> T act(String what, CheckoutCall<T> call) throws GitException, InterruptedException {
        try {
            T value = checkout.act(call);
            if (value == null) {
                throw new GitException(what + " in " + checkout.place() + " failed: the node gave no answer; run it again.");
            }
            return value;
        } catch (IOException e) {
            throw new GitException(what + " in " + checkout.place() + " failed: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        // The checkout is the build's.
    }
}
