/** Writes what is configured as people would write it by hand: as YAML, as Groovy, and as Flux's resources. */
package io.jenkins.plugins.reflector.engine.print;
