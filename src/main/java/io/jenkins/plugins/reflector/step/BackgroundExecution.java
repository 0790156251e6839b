package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.springframework.security.core.Authentication;

/** Work beside the Pipeline's own thread, which begins anew after a restart of the controller and can be stopped at any moment. */
abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile Future<?> running;
    private transient volatile boolean stopped;
    private transient volatile boolean resumed;

    BackgroundExecution(@NonNull StepContext context) {
        super(context);
    }

    /** Does it, as the user whom the build runs as; what it gives is the step's result. */
    abstract Object work() throws Exception;

    /** Whether it began anew after a restart. */
    final boolean isResumed() {
        return resumed;
    }

    @Override
    public boolean start() throws Exception {
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
        Runnable whole = () -> {
            try {
                Authentication user = known == null ? authenticationOf(getContext().get(Run.class)) : known;
                try (ACLContext context = ACL.as2(user)) {
                    finish();
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                // A controller that stops interrupts the step, which then begins anew after the start.
                if (!stopped && !UpdateThreads.isClosed()) {
                    getContext().onFailure(e);
                }
            }
        };
        try {
            running = UpdateThreads.submit(whole);
        } catch (RejectedExecutionException e) {
            // The controller stops; the step begins when Jenkins resumes it.
            return;
        }
        if (stopped) {
            // It was stopped before it was known what to interrupt.
            running.cancel(true);
        }
    }

    private static Authentication authenticationOf(Run<?, ?> run) {
        return run.getParent() instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : Jenkins.ANONYMOUS2;
    }

    private void finish() {
        Object result;
        try {
            result = work();
        } catch (Throwable e) {
            if (!stopped && !UpdateThreads.isClosed()) {
                getContext().onFailure(e);
            }
            return;
        }
        if (!stopped) {
            getContext().onSuccess(result);
        }
    }
}
