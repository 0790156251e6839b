/**
 * Finds the image texts of manifests that a policy governs and plans byte-exact edits of them; nothing but the text of
 * the scalar ever changes (flux.md 3.5).
 */
package io.jenkins.plugins.reflector.engine.manifest;
