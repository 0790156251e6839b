/**
 * What users declare, as plain records: Flux's resources in the terms of flux.md, whether they come from YAML or from
 * Jenkins, and the few rules that belong to no one kind of them. Nothing here does anything.
 */
package io.jenkins.plugins.reflector.engine.resource;
