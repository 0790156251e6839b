package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;

/**
 * How fast a server is asked of which administrators said something.
 *
 * @param server its host as it stands in URLs
 * @param settings what they said
 */
public record ServerPace(@NonNull String server, @NonNull PaceSettings settings) {}
