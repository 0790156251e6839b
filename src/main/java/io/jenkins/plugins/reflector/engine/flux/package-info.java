/**
 * Reads Flux's resources (and ours in their shape) from YAML or JSON into {@code engine.resource}, and says of
 * everything wrong in them where it stands and what was expected.
 */
package io.jenkins.plugins.reflector.engine.flux;
