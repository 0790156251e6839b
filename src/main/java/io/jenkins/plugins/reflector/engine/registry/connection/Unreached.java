package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;

/** Words why no connection was made, for which Java's client has exceptions without a text. */
public final class Unreached {

    private Unreached() {}

    /** The reason, if this is about a connection that was never made. */
    @NonNull
    public static Optional<String> reason(@NonNull IOException problem) {
        boolean refused = false;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return Optional.of("the host name is unknown");
            }
            // A refused connection and one without a route are told alike, and both as caused by a closed channel.
            refused |= cause instanceof ConnectException;
        }
        return refused
                ? Optional.of("nobody accepts connections at that host and port, or no route leads there")
                : Optional.empty();
    }
}
