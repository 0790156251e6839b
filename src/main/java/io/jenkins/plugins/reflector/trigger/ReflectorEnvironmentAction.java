package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.Action;
import hudson.model.EnvironmentContributingAction;
import hudson.model.InvisibleAction;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.FoldableAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives a build the images that started it. A build that still waits in the queue takes later ones along. */
public final class ReflectorEnvironmentAction extends InvisibleAction
        implements EnvironmentContributingAction, FoldableAction {

    private ArrayList<PickChange> changes;

    public ReflectorEnvironmentAction(@NonNull List<PickChange> changes) {
        this.changes = new ArrayList<>(changes);
    }

    /** What started the build. */
    @NonNull
    public synchronized List<PickChange> getChanges() {
        return new ArrayList<>(changes);
    }

    @Override
    public void buildEnvironment(@NonNull Run<?, ?> run, @NonNull EnvVars env) {
        env.putAll(TriggerEnvironment.of(getChanges()));
    }

    @Override
    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions) {
        ReflectorEnvironmentAction waiting = item.getAction(ReflectorEnvironmentAction.class);
        if (waiting == null) {
            item.addAction(this);
        } else {
            waiting.take(changes);
        }
    }

    /** Adds changes; of one policy the last counts. */
    synchronized void take(List<PickChange> later) {
        Map<String, PickChange> byPolicy = new LinkedHashMap<>();
        changes.forEach(change -> byPolicy.put(change.getPolicy(), change));
        later.forEach(change -> byPolicy.put(change.getPolicy(), change));
        changes = new ArrayList<>(byPolicy.values());
    }
}
