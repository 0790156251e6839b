package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Future;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.springframework.security.core.Authentication;

/**
 * Runs an update beside the Pipeline's own thread. After a restart of the controller it starts anew: the commit is
 * computed from the remote's present head, so that doing it twice is harmless.
 */
final class ReflectorUpdateExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final UpdateOrder order;
    // Jenkins saves it with the execution, so a resumed one finds what it was about to push.
    private final String key = UUID.randomUUID().toString();
    private transient volatile Future<?> running;
    private transient volatile boolean stopped;
    private transient volatile boolean resumed;

    ReflectorUpdateExecution(@NonNull StepContext context, @NonNull UpdateOrder order) {
        super(context);
        this.order = order;
    }

    @Override
    public boolean start() throws AbortException {
        BuildUpdate.check(order);
        launch(Jenkins.getAuthentication2());
        return false;
    }

    /** Jenkins resumes steps as itself, so whom the builds of the job run as is asked anew. */
    @Override
    public void onResume() {
        resumed = true;
        launch(null);
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        stopped = true;
        Future<?> thread = running;
        if (thread != null) {
            thread.cancel(true);
        }
        super.stop(cause);
    }

    private void launch(@CheckForNull Authentication known) {
        running = UpdateThreads.submit(() -> {
            try {
                Authentication user = known == null ? authenticationOf(getContext().get(Run.class)) : known;
                try (ACLContext context = ACL.as2(user)) {
                    finish();
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                if (!stopped) {
                    getContext().onFailure(e);
                }
            }
        });
    }

    private static Authentication authenticationOf(Run<?, ?> run) {
        return run.getParent() instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : Jenkins.ANONYMOUS2;
    }

    private void finish() {
        ReflectorUpdateResult result;
        try {
            result = update();
        } catch (Throwable e) {
            if (!stopped) {
                getContext().onFailure(e);
            }
            return;
        }
        if (!stopped) {
            getContext().onSuccess(result);
        }
    }

    private ReflectorUpdateResult update() throws Exception {
        StepContext context = getContext();
        FilePath workspace = new StepWorkspace(context, resumed).find(order.isForWorkspace());
        return new BuildUpdate(
                        context.get(Run.class),
                        context.get(TaskListener.class),
                        workspace,
                        workspace == null ? null : context.get(EnvVars.class))
                .run(order, key);
    }
}
