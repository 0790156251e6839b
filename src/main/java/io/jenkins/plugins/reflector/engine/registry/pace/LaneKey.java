package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * By what servers count calls: who is asked, and by whom.
 *
 * @param host the server's host, with its port where it is not the usual one
 * @param principal who asks, such as {@code user bot}; never a secret
 */
public record LaneKey(@NonNull String host, @NonNull String principal) {}
