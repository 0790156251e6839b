package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import io.jenkins.plugins.reflector.update.UpdateOutcome;
import io.jenkins.plugins.reflector.update.UpdateService;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
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
    private transient volatile Future<?> running;
    private transient volatile boolean stopped;

    ReflectorUpdateExecution(@NonNull StepContext context, @NonNull UpdateOrder order) {
        super(context);
        this.order = order;
    }

    @Override
    public boolean start() throws AbortException {
        Optional<String> problem = order.problem();
        if (problem.isPresent()) {
            throw new AbortException(problem.get());
        }
        launch(Jenkins.getAuthentication2());
        return false;
    }

    /** Jenkins resumes steps as itself, so whom the builds of the job run as is asked anew. */
    @Override
    public void onResume() {
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
        Run<?, ?> run = getContext().get(Run.class);
        PrintStream log = getContext().get(TaskListener.class).getLogger();
        ResourceName automation = new ResourceName(
                Scopes.of(run.getParent().getParent().getFullName()), run.getParent().getName());
        UpdateOutcome outcome = new UpdateService(new EngineFactory(new JenkinsFacade()))
                .run(order, CredentialsContext.of(run), automation, log::println);
        log.println("Image Reflector: " + outcome.result());
        if (!outcome.failures().isEmpty()) {
            throw new AbortException(String.join("\n", outcome.failures()));
        }
        return outcome.result();
    }
}
