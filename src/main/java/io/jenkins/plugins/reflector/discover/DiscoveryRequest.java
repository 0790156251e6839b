package io.jenkins.plugins.reflector.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Where to look.
 *
 * @param url of a Git repository on a server
 * @param branch what is looked at
 * @param path below which is looked; empty for all of it
 * @param credentialsId for the server; null for none
 */
record DiscoveryRequest(
        @NonNull String url, @NonNull String branch, @NonNull String path, @CheckForNull String credentialsId) {}
