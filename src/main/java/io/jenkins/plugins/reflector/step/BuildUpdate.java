package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.git.workspace.JobWorkspace;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.store.UpdateHistory;
import io.jenkins.plugins.reflector.update.PushedUpdates;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import io.jenkins.plugins.reflector.update.UpdateAction;
import io.jenkins.plugins.reflector.update.UpdateAsker;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import io.jenkins.plugins.reflector.update.UpdateOutcome;
import io.jenkins.plugins.reflector.update.UpdateRecord;
import io.jenkins.plugins.reflector.update.UpdateService;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.io.IOException;
import java.util.List;

/** An update as part of a build, by a step of a Pipeline or a build step of another job. */
public final class BuildUpdate {

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final FilePath workspace;
    private final EnvVars environment;

    /**
     * @param workspace null if the build has none here
     * @param environment of the workspace; null if the build has none here
     */
    public BuildUpdate(
            @NonNull Run<?, ?> run,
            @NonNull TaskListener listener,
            @CheckForNull FilePath workspace,
            @CheckForNull EnvVars environment) {
        this.run = run;
        this.listener = listener;
        this.workspace = workspace;
        this.environment = environment == null ? new EnvVars() : environment;
    }

    /**
     * Carries out an order, tells it in the log, and keeps it with the build.
     *
     * @param key which step of the build it is; the same if it begins anew after a restart
     * @return what it did
     * @throws AbortException with a sentence for the user for each thing that went wrong
     * @throws InterruptedException if the build is stopped; nothing is left half done on the server
     */
    @NonNull
    public ReflectorUpdateResult run(@NonNull UpdateOrder order, @NonNull String key)
            throws IOException, InterruptedException {
        check(order);
        UpdateLog log = new UpdateLog(listener.getLogger(), HyperlinkNote::encodeTo);
        UpdateAction action = UpdateAction.of(run);
        UpdateRecord ended = action.ended(key).orElse(null);
        if (ended != null) {
            // Jenkins ended between the update and the step, and the step begins anew.
            return finish(ended.getResult(), ended.getFailures());
        }
        JenkinsFacade jenkins = new JenkinsFacade();
        WatcherService watcher = WatcherService.get();
        UpdateAsker asker = new UpdateAsker(
                name(run),
                CredentialsContext.of(run),
                workspace == null ? null : new WorkspaceTexts(workspace),
                workspace == null ? null : new JobWorkspace(run, workspace, environment),
                log,
                action.deliveries(key));
        UpdateOutcome outcome = new UpdateService(
                        new EngineFactory(jenkins),
                        watcher::resolve,
                        watcher.ledger(),
                        watcher.book("the build " + run.getParent().getFullName() + " #" + run.getNumber() + " asks"))
                .run(order, asker);
        log.end(outcome, order.isDryRun());
        action.end(key, outcome, order.isDryRun());
        for (UpdateOutcome.Push push : outcome.pushes()) {
            UpdateHistory.of(jenkins)
                    .add(PushedUpdates.byBuild(
                            run.getParent().getFullName(),
                            run.getNumber(),
                            push.result(),
                            push.url(),
                            System.currentTimeMillis()));
        }
        return finish(outcome.result(), outcome.failures());
    }

    private static ReflectorUpdateResult finish(ReflectorUpdateResult result, List<String> failures) throws AbortException {
        if (!failures.isEmpty()) {
            throw new AbortException(String.join("\n", failures));
        }
        return result;
    }

    /** Refuses an order that can never work. */
    static void check(@NonNull UpdateOrder order) throws AbortException {
        String problem = order.problem().orElse(null);
        if (problem != null) {
            throw new AbortException(problem);
        }
    }

    /** What trailers and markers call the job of a build. */
    @NonNull
    static ResourceName name(@NonNull Run<?, ?> run) {
        return Scopes.nameOf(run.getParent());
    }
}
