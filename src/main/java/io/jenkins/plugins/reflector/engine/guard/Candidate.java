package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A tag that a policy would take.
 *
 * @param tag the tag
 * @param key what the policy judges of it
 */
public record Candidate(@NonNull String tag, @NonNull String key) {}
