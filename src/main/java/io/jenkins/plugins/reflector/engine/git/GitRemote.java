package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import java.time.Duration;

/**
 * A repository on a server.
 *
 * @param url http, https, ssh, or where the caller allows it a file URL or path
 * @param credentials who we are
 * @param timeout for a fetch and for a push, each by itself
 * @param connection over http and https: whom to trust, which certificate to show, which proxy to go through
 */
public record GitRemote(
        @NonNull String url,
        @NonNull GitCredentials credentials,
        @NonNull Duration timeout,
        @NonNull ConnectionSettings connection) {

    /** A repository that is reached without anything special. */
    public GitRemote(@NonNull String url, @NonNull GitCredentials credentials, @NonNull Duration timeout) {
        this(url, credentials, timeout, ConnectionSettings.DEFAULT);
    }
}
