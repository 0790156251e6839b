package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.ReflectorListener;
import io.jenkins.plugins.reflector.spi.WatchedKind;

/** What the watcher tells the rest of the controller. */
interface WatcherEvents {

    /** Tells all {@link ReflectorListener}s. */
    WatcherEvents LISTENERS = new WatcherEvents() {
        @Override
        public void picked(
                @NonNull ResourceName policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest) {
            ReflectorListener.firePick(policy, previous, latest);
        }

        @Override
        public void evaluated() {
            ReflectorListener.fireEvaluated();
        }

        @Override
        public void failed(
                @NonNull WatchedKind kind, @NonNull ResourceName name, @NonNull String message, int failures) {
            ReflectorListener.fireFailed(kind, name, message, failures);
        }
    };

    /** A policy picks another image. */
    void picked(@NonNull ResourceName policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest);

    /** Policies were looked at. */
    void evaluated();

    /** Something failed, so many times in a row. */
    void failed(@NonNull WatchedKind kind, @NonNull ResourceName name, @NonNull String message, int failures);
}
