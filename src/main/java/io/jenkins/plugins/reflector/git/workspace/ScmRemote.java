package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What a job's checkout is configured with.
 *
 * @param url the repository
 * @param credentialsId null for none
 * @param branch the one branch that it checks out; null if it names several, none, or something else
 */
public record ScmRemote(@NonNull String url, @CheckForNull String credentialsId, @CheckForNull String branch) {}
