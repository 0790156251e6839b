package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A build that has ended.
 *
 * @param number as Jenkins counts
 * @param result such as {@code SUCCESS}
 * @param log all of it
 */
public record Build(int number, @NonNull String result, @NonNull String log) {}
