package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Optional;

/**
 * Remembers which commit is about to be sent, so that a run which begins anew after a crash knows whether an earlier one had
 * come through, and tells what that did.
 */
public interface Deliveries {

    /** For runs that nobody begins anew. */
    Deliveries NONE = new Deliveries() {
        @Override
        public void begin(@NonNull ResourceName automation, @NonNull ReflectorUpdateResult ifDelivered) {
            // Nobody will ask.
        }

        @NonNull
        @Override
        public Optional<ReflectorUpdateResult> begun(@NonNull ResourceName automation) {
            return Optional.empty();
        }
    };

    /**
     * A commit is sent next.
     *
     * @param automation who asked
     * @param ifDelivered the result if it arrives
     */
    void begin(@NonNull ResourceName automation, @NonNull ReflectorUpdateResult ifDelivered);

    /** What an earlier run sent last; empty if it did not come that far. */
    @NonNull
    Optional<ReflectorUpdateResult> begun(@NonNull ResourceName automation);
}
