package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import java.util.List;

/** Answers policies now: those that are configured by what the watcher knows, others by asking their registries. */
@FunctionalInterface
public interface PolicyAnswers {

    /**
     * One answer for each policy, in their order; what goes wrong is told by the answer.
     *
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    List<PolicyResolution> resolve(@NonNull List<ImagePolicy> policies, @NonNull ProgressListener progress)
            throws InterruptedException;
}
