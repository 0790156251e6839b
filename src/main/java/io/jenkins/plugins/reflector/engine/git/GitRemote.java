package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;

/**
 * A repository on a server.
 *
 * @param url http, https, ssh, or where the caller allows it a file URL or path
 * @param credentials who we are
 * @param timeout for a fetch and for a push, each by itself
 */
public record GitRemote(@NonNull String url, @NonNull GitCredentials credentials, @NonNull Duration timeout) {}
