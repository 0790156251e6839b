package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs an update. After a restart it starts anew: the commit is computed from the remote's present head, so that doing it twice is harmless. */
final class ReflectorUpdateExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private final UpdateOrder order;
    // Jenkins saves it with the execution, so a resumed one finds what it was about to push.
    private final String key = UUID.randomUUID().toString();

    ReflectorUpdateExecution(@NonNull StepContext context, @NonNull UpdateOrder order) {
        super(context);
        this.order = order;
    }

    @Override
    public boolean start() throws Exception {
        BuildUpdate.check(order);
        return super.start();
    }

    @Override
    Object work() throws Exception {
        return update();
    }

    private ReflectorUpdateResult update() throws Exception {
        StepContext context = getContext();
        FilePath workspace = new StepWorkspace(() -> context.get(FilePath.class), isResumed()).find(need());
        return new BuildUpdate(
                        context.get(Run.class),
                        context.get(TaskListener.class),
                        workspace,
                        workspace == null ? null : context.get(EnvVars.class))
                .run(order, key);
    }

    /** Resources are read where they were before the restart, not in the repository because their agent is not back yet. */
    private StepWorkspace.Need need() {
        return order.isForWorkspace()
                ? StepWorkspace.Need.ALWAYS
                : order.mayReadWorkspace() ? StepWorkspace.Need.WHERE_THERE_IS_ONE : StepWorkspace.Need.NONE;
    }
}
