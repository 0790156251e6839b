package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import java.time.Instant;

/**
 * Credentials that end.
 *
 * @param credentials what to ask with
 * @param end when they no longer hold
 */
record Lease(@NonNull RegistryCredentials credentials, @NonNull Instant end) {}
