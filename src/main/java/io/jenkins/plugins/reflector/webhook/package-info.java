/**
 * The address that registries tell of pushed images, {@code /reflector-webhook/<id>/} (features.md 4.4): who may say what, how much
 * of it is taken, what it leads to, and the pages on which administrators see that.
 */
package io.jenkins.plugins.reflector.webhook;
