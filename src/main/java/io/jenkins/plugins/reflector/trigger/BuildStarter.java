package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParametersAction;
import hudson.model.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/** Queues a build of a job for what is new, or gives it to the one that still waits. */
final class BuildStarter {

    private final Job<?, ?> job;
    private final Consumer<String> problems;

    /** @param problems gets a sentence for each parameter that cannot be filled */
    BuildStarter(@NonNull Job<?, ?> job, @NonNull Consumer<String> problems) {
        this.job = job;
        this.problems = problems;
    }

    /** Whether a build will run for the changes. */
    boolean start(@NonNull List<PickChange> changes) {
        // What other plugins do for their parameters, or to keep a build out, may take long: not while everybody waits for the queue.
        TriggerParameters parameters = TriggerParameters.of(job, problems);
        try {
            // No other look of this job comes in between.
            return Queue.withLock(() -> addToWaiting(changes, parameters)) || schedule(changes, parameters);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Jenkins could not queue a build: " + e.getMessage(), e);
        }
    }

    private boolean schedule(List<PickChange> changes, TriggerParameters defined) {
        List<Action> actions = new ArrayList<>();
        actions.add(new CauseAction(new ReflectorScanCause(changes)));
        actions.add(new ReflectorEnvironmentAction(changes));
        ParametersAction parameters = defined.filledWith(changes);
        if (parameters != null) {
            actions.add(parameters);
        }
        return ParameterizedJobMixIn.scheduleBuild2(job, -1, actions.toArray(new Action[0])) != null;
    }

    /** Jenkins itself never joins builds whose parameters differ, and another tag makes them differ. */
    private boolean addToWaiting(List<PickChange> changes, TriggerParameters defined) {
        if (!(job instanceof Queue.Task task)) {
            return false;
        }
        for (Queue.Item item : Jenkins.get().getQueue().getItems(task)) {
            ReflectorEnvironmentAction waiting = item.getAction(ReflectorEnvironmentAction.class);
            if (waiting == null || item instanceof Queue.BuildableItem buildable && buildable.isPending()) {
                continue;
            }
            waiting.take(changes);
            ParametersAction parameters = defined.filledWith(waiting.getChanges());
            if (parameters != null) {
                item.replaceAction(parameters);
            }
            new CauseAction(new ReflectorScanCause(changes)).foldIntoExisting(item, task, List.of());
            return true;
        }
        return false;
    }
}
