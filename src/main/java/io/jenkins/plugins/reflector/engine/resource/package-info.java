/**
 * What users declare, as plain records: Flux's resources in the terms of flux.md, whether they come from YAML or from
 * Jenkins. Nothing here judges or does anything.
 */
package io.jenkins.plugins.reflector.engine.resource;
