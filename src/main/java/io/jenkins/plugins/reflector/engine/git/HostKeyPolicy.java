package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.security.PublicKey;
import java.util.List;

/** Decides about the key of an SSH server for which the credentials bring no known_hosts, as a controller's settings do. */
@FunctionalInterface
public interface HostKeyPolicy {

    /** The keys that are known of a server, so that it is asked for one of them; empty if that is not known. */
    @NonNull
    default List<PublicKey> knownKeys(@NonNull String host, int port) {
        return List.of();
    }

    /** Where users add the key of a server to the known ones, within a sentence. */
    @NonNull
    default String place() {
        return "known_hosts";
    }

    /**
     * Whether to trust the server.
     *
     * @param host as written in the URL
     * @param port 22 if none is written
     * @param key what the server showed
     */
    boolean accepts(@NonNull String host, int port, @NonNull PublicKey key);
}
