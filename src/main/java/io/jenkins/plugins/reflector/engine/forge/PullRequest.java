package io.jenkins.plugins.reflector.engine.forge;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A pull request that is open.
 *
 * @param number as people say it
 * @param url its page
 * @param created whether it was opened just now
 */
public record PullRequest(long number, @NonNull String url, boolean created) {}
