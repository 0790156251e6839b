package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;

/** The checkout that a build has on its node, for an update that names no repository of its own. */
public interface UpdateWorkspace {

    /**
     * Looks where the checkout comes from.
     *
     * @param branch what the order names; null for the one that is checked out
     * @param credentialsId what the order names; null for those of the job's checkout
     * @param connection how the controller reaches the API of the Git host
     * @throws GitException if there is no checkout, or it does not tell what to push to; the message says what to do
     */
    @NonNull
    Place find(
            @CheckForNull String branch,
            @CheckForNull String credentialsId,
            @NonNull CredentialsContext credentials,
            @NonNull ConnectionSettings connection)
            throws GitException, InterruptedException;

    /**
     * Where the update goes.
     *
     * @param remote the repository; its credentials are for the API of the Git host and for messages
     * @param branch the branch that is edited
     * @param sessions Git as the node does it; null: as the controller does it
     */
    record Place(@NonNull GitRemote remote, @NonNull String branch, @CheckForNull GitSessions sessions) {}
}
