package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.springframework.security.core.Authentication;

/** Work beside the Pipeline's own thread, which begins anew after a restart of the controller and can be stopped at any moment. */
abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile StoppableWork running;
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
        StoppableWork begun = running;
        if (begun != null) {
            begun.stop();
        }
        super.stop(cause);
    }

    private void launch(@CheckForNull Authentication known) {
        StoppableWork begun = new StoppableWork(
                () -> {
                    Authentication user = known == null ? authenticationOf(getContext().get(Run.class)) : known;
                    try (ACLContext context = ACL.as2(user)) {
                        return work();
                    }
                },
                result -> getContext().onSuccess(result),
                failure -> getContext().onFailure(failure),
                UpdateThreads::isClosed);
        running = begun;
        if (stopped) {
            begun.stop();
        }
        begun.start(UpdateThreads::submit);
    }

    private static Authentication authenticationOf(Run<?, ?> run) {
        return run.getParent() instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : Jenkins.ANONYMOUS2;
    }
}
