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

    /** Adds changes; those of one image become one. */
    synchronized void take(List<PickChange> later) {
        Map<String, PickChange> bySubject = new LinkedHashMap<>();
        changes.forEach(change -> bySubject.put(change.subject(), change));
        later.forEach(change -> bySubject.merge(change.subject(), change, (earlier, last) -> last.since(earlier)));
        changes = new ArrayList<>(bySubject.values());
    }
}
