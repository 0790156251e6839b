package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/**
 * Who wants an update.
 *
 * @param name for trailers and markers: the job, in the namespace of its folder
 * @param credentials what it sees
 * @param workspace where it can have resources; null if it has no workspace
 * @param checkout the checkout in the workspace; null if it has no workspace
 * @param progress hears what is done
 * @param deliveries remembers what is sent
 */
public record UpdateAsker(
        @NonNull ResourceName name,
        @NonNull CredentialsContext credentials,
        @CheckForNull ResourceTexts workspace,
        @CheckForNull UpdateWorkspace checkout,
        @NonNull ProgressListener progress,
        @NonNull Deliveries deliveries) {

    /** Without a checkout. */
    public UpdateAsker(
            @NonNull ResourceName name,
            @NonNull CredentialsContext credentials,
            @CheckForNull ResourceTexts workspace,
            @NonNull ProgressListener progress,
            @NonNull Deliveries deliveries) {
        this(name, credentials, workspace, null, progress, deliveries);
    }
}
