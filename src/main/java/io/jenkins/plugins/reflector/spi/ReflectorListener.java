package io.jenkins.plugins.reflector.spi;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears what the watcher, jobs and steps find and do. Called on their threads: be quick, or hand the work on. */
public abstract class ReflectorListener implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(ReflectorListener.class.getName());

    /**
     * A policy picks another image than before.
     *
     * @param policy the policy
     * @param previous what it picked before; null if nothing yet
     * @param latest what it picks now
     */
    public void onPick(
            @NonNull ResourceName policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest) {}

    /** The policies have been looked at again; maybe nothing changed. */
    public void onEvaluated() {}

    /** A commit was pushed, by an automation or a build. */
    public void onUpdated(@NonNull PushedUpdate update) {}

    /**
     * A scan, an evaluation or a run of an automation failed.
     *
     * @param kind what kind of resource it is of
     * @param name the resource
     * @param message one sentence: what happened and what to do
     * @param failures how many failed in a row, this one included
     */
    public void onFailed(
            @NonNull WatchedKind kind, @NonNull ResourceName name, @NonNull String message, int failures) {}

    /** Tells all listeners of a commit. */
    public static void fireUpdated(@NonNull PushedUpdate update) {
        for (ReflectorListener listener : ExtensionList.lookup(ReflectorListener.class)) {
            guarded(listener, () -> listener.onUpdated(update));
        }
    }

    /** Tells all listeners of a failure. */
    public static void fireFailed(
            @NonNull WatchedKind kind, @NonNull ResourceName name, @NonNull String message, int failures) {
        for (ReflectorListener listener : ExtensionList.lookup(ReflectorListener.class)) {
            guarded(listener, () -> listener.onFailed(kind, name, message, failures));
        }
    }

    /** Tells all listeners of a pick; one that fails does not keep the others from hearing it. */
    public static void firePick(
            @NonNull ResourceName policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest) {
        for (ReflectorListener listener : ExtensionList.lookup(ReflectorListener.class)) {
            guarded(listener, () -> listener.onPick(policy, previous, latest));
        }
    }

    /** Tells all listeners that the policies have been looked at. */
    public static void fireEvaluated() {
        for (ReflectorListener listener : ExtensionList.lookup(ReflectorListener.class)) {
            guarded(listener, listener::onEvaluated);
        }
    }

    private static void guarded(ReflectorListener listener, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError e) {
            // The latter as of a plugin whose other plugins are too old.
            LOGGER.log(Level.WARNING, listener.getClass().getName() + " failed to hear the watcher.", e);
        }
    }
}
