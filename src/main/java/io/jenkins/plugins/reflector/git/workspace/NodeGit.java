package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitException;
import java.util.Optional;

/** Talks to the Git server from the node that has the checkout. */
interface NodeGit {

    /** The commit that a branch of the server is at; empty if there is no such branch. */
    @NonNull
    Optional<String> head(@NonNull String branch) throws GitException, InterruptedException;

    /** Fetches a branch into the checkout. */
    void fetch(@NonNull String branch) throws GitException, InterruptedException;

    /**
     * Pushes a commit of the checkout to a branch, which must be in the commit's history.
     *
     * @throws Rejected if Git said no; why, must be found out
     */
    void push(@NonNull String commit, @NonNull String branch) throws Rejected, GitException, InterruptedException;

    /** Git did not push, for whatever reason; the message is the sentence for a server that refused. */
    final class Rejected extends Exception {

        private static final long serialVersionUID = 1L;

        Rejected(@NonNull String message) {
            super(message);
        }
    }
}
