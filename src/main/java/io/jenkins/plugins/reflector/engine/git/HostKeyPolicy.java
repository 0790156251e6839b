package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.security.PublicKey;

/** Decides about the key of an SSH server for which the credentials bring no known_hosts, as a controller's settings do. */
@FunctionalInterface
public interface HostKeyPolicy {

    /**
     * Whether to trust the server.
     *
     * @param host as written in the URL
     * @param port 22 if none is written
     * @param key what the server showed
     */
    boolean accepts(@NonNull String host, int port, @NonNull PublicKey key);
}
