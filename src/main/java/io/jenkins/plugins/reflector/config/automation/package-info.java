/**
 * Automations as describables: what is edited, committed and pushed where, with the names of Flux's fields. They convert to the
 * engine's records, which say what each of them means.
 */
package io.jenkins.plugins.reflector.config.automation;
