package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
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
 * @param onConflict what to do when somebody else pushed in between
 * @param options which further files are edited, and how
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
        @NonNull OnConflict onConflict,
        @NonNull AutomationOptions options,
        boolean dryRun) {

    /** An update that asks for nothing beyond Flux. */
    public UpdateRequest(
            @NonNull ResourceName automation,
            @NonNull GitRemote remote,
            @NonNull GitRef checkout,
            @NonNull String path,
            @NonNull UpdateStrategy strategy,
            @NonNull List<PolicyImage> images,
            @NonNull CommitSpec commit,
            @NonNull PushSpec push,
            @NonNull OnConflict onConflict,
            boolean dryRun) {
        this(
                automation,
                remote,
                checkout,
                path,
                strategy,
                images,
                commit,
                push,
                onConflict,
                AutomationOptions.NONE,
                dryRun);
    }

    public UpdateRequest {
        images = List.copyOf(images);
    }
}
