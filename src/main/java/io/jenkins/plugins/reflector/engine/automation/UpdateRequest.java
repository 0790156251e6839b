package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.manifest.TagSteps;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.time.Duration;
import java.util.List;

/**
 * One update of one remote repository: all that a run needs, whoever asks for it.
 *
 * @param automation who asks; what message templates see as {@code .AutomationObject}
 * @param remote the repository
 * @param checkout what is edited
 * @param path the directory or file below the root; empty for the root
 * @param strategy which places are edited
 * @param images what the policies picked
 * @param commit author and message
 * @param push where the commit goes
 * @param options what is asked for beyond Flux
 * @param order tells which tags are newer than a pick, for files that changed while they were edited
 * @param signer signs the commit; null for no signature
 * @param dryRun compute everything, push nothing
 */
public record UpdateRequest(
        @NonNull ResourceName automation,
        @NonNull GitRemote remote,
        @NonNull GitRef checkout,
        @NonNull String path,
        @NonNull UpdateStrategy strategy,
        @NonNull List<PolicyImage> images,
        @NonNull CommitSpec commit,
        @NonNull PushSpec push,
        @NonNull AutomationOptions options,
        @NonNull TagSteps order,
        @CheckForNull CommitSigner signer,
        boolean dryRun) {

    public UpdateRequest {
        images = List.copyOf(images);
    }

    /** Without a signature. */
    public UpdateRequest(
            @NonNull ResourceName automation,
            @NonNull GitRemote remote,
            @NonNull GitRef checkout,
            @NonNull String path,
            @NonNull UpdateStrategy strategy,
            @NonNull List<PolicyImage> images,
            @NonNull CommitSpec commit,
            @NonNull PushSpec push,
            @NonNull AutomationOptions options,
            @NonNull TagSteps order,
            boolean dryRun) {
        this(automation, remote, checkout, path, strategy, images, commit, push, options, order, null, dryRun);
    }

    /** What to do when somebody else pushed in between. */
    @NonNull
    public OnConflict onConflict() {
        OnConflict asked = options.onConflict();
        return asked == null ? OnConflict.RETRY : asked;
    }

    /** How long further requests are waited for before a commit is made; zero: not at all. */
    @NonNull
    public Duration commitWindow() {
        Duration asked = options.commitWindow();
        return asked == null ? Duration.ZERO : asked;
    }

    /** The same without a commit window, for who has waited for it already. */
    @NonNull
    public UpdateRequest atOnce() {
        return new UpdateRequest(
                automation,
                remote,
                checkout,
                path,
                strategy,
                images,
                commit,
                push,
                options.withCommitWindow(null),
                order,
                signer,
                dryRun);
    }

    /** Whether the message ends with trailers that name the automation and its changes. */
    public boolean trailers() {
        return Boolean.TRUE.equals(options.trailers());
    }
}
