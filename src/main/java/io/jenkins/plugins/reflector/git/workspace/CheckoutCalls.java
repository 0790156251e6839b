package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.CommitInfo;
import io.jenkins.plugins.reflector.engine.git.GitCheckout;
import io.jenkins.plugins.reflector.engine.manifest.DistantPlan;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All that is done with a checkout. */
final class CheckoutCalls {

    private CheckoutCalls() {}

    /** Where it stands. */
    static final class State extends CheckoutCall<GitCheckout.State> {

        private static final long serialVersionUID = 1L;

        @Override
        GitCheckout.State on(GitCheckout checkout) throws IOException {
            return checkout.state();
        }
    }

    /** Whether a commit is there. */
    static final class Has extends CheckoutCall<Boolean> {

        private static final long serialVersionUID = 1L;

        private final String commit;

        Has(@NonNull String commit) {
            this.commit = commit;
        }

        @Override
        Boolean on(GitCheckout checkout) throws IOException {
            return checkout.has(commit);
        }
    }

    /** Those of a branch's commits that the checked-out one does not lead up to. */
    static final class IsIn extends CheckoutCall<Boolean> {

        private static final long serialVersionUID = 1L;

        private final String commit;
        private final String history;

        IsIn(@NonNull String commit, @NonNull String history) {
            this.commit = commit;
            this.history = history;
        }

        @Override
        Boolean on(GitCheckout checkout) throws IOException {
            return checkout.isIn(commit, history);
        }
    }

    /** The files of a commit. */
    static final class Files extends CheckoutCall<ArrayList<String>> {

        private static final long serialVersionUID = 1L;

        private final String commit;
        private final String path;

        Files(@NonNull String commit, @NonNull String path) {
            this.commit = commit;
            this.path = path;
        }

        @Override
        ArrayList<String> on(GitCheckout checkout) throws IOException {
            return new ArrayList<>(checkout.tree(commit).files(path));
        }
    }

    /** A file of a commit. */
    static final class Read extends CheckoutCall<byte[]> {

        private static final long serialVersionUID = 1L;

        private final String commit;
        private final String file;

        Read(@NonNull String commit, @NonNull String file) {
            this.commit = commit;
            this.file = file;
        }

        @Override
        byte[] on(GitCheckout checkout) throws IOException {
            return checkout.tree(commit).read(file);
        }
    }

    /** What of a commit's files changes. */
    static final class Plan extends CheckoutCall<DistantPlan.Reply> {

        private static final long serialVersionUID = 1L;

        private final String commit;
        private final DistantPlan.Task task;

        Plan(@NonNull String commit, @NonNull DistantPlan.Task task) {
            this.commit = commit;
            this.task = task;
        }

        @Override
        DistantPlan.Reply on(GitCheckout checkout) throws IOException {
            return DistantPlan.plan(task, checkout.tree(commit));
        }
    }

    /** Writes the changed files into the repository. */
    static final class WriteTree extends CheckoutCall<GitCheckout.WrittenTree> {

        private static final long serialVersionUID = 1L;

        private final String parent;
        private final ArrayList<FileChange> changes;

        WriteTree(@NonNull String parent, @NonNull List<FileChange> changes) {
            this.parent = parent;
            this.changes = new ArrayList<>(changes);
        }

        @Override
        GitCheckout.WrittenTree on(GitCheckout checkout) throws IOException {
            return checkout.writeTree(parent, changes);
        }
    }

    /** Writes a commit into the repository. */
    static final class Insert extends CheckoutCall<Boolean> {

        private static final long serialVersionUID = 1L;

        private final byte[] commitObject;

        Insert(@NonNull byte[] commitObject) {
            this.commitObject = commitObject.clone();
        }

        @Override
        Boolean on(GitCheckout checkout) throws IOException {
            checkout.insert(commitObject);
            return true;
        }
    }

    /** The commits that one history has and another has not. */
    static final class Ahead extends CheckoutCall<ArrayList<CommitInfo>> {

        private static final long serialVersionUID = 1L;

        private final String head;
        private final String base;

        Ahead(@NonNull String head, @NonNull String base) {
            this.head = head;
            this.base = base;
        }

        @Override
        ArrayList<CommitInfo> on(GitCheckout checkout) throws IOException {
            return new ArrayList<>(checkout.ahead(head, base));
        }
    }

    /** Whether a branch came into another by other commits. */
    static final class IsTakenOver extends CheckoutCall<Boolean> {

        private static final long serialVersionUID = 1L;

        private final String branch;
        private final String base;

        IsTakenOver(@NonNull String branch, @NonNull String base) {
            this.branch = branch;
            this.base = base;
        }

        @Override
        Boolean on(GitCheckout checkout) throws IOException {
            return checkout.isTakenOver(branch, base);
        }
    }

    /** Brings the work tree to a commit; gives the reason why not. */
    static final class Move extends CheckoutCall<String> {

        private static final long serialVersionUID = 1L;

        private final String commit;
        private final String branch;

        Move(@NonNull String commit, @NonNull String branch) {
            this.commit = commit;
            this.branch = branch;
        }

        @Override
        String on(GitCheckout checkout) throws IOException {
            return checkout.moveTo(commit, branch);
        }
    }
}
