package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;

/** A call that was not sent, since its time would be over before it may be. */
public final class PaceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Instant opensAt;

    PaceException(@NonNull String reason, @CheckForNull Instant opensAt) {
        super(reason);
        this.opensAt = opensAt;
    }

    /** When a call may be sent again; null if only other calls under way are in the way. */
    @CheckForNull
    public Instant opensAt() {
        return opensAt;
    }
}
