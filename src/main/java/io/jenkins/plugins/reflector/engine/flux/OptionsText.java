package io.jenkins.plugins.reflector.engine.flux;

import io.jenkins.plugins.reflector.engine.resource.SourcePosition;

/**
 * Our options as they stand in an annotation: one mapping as JSON or YAML text.
 *
 * @param text not blank
 * @param position where the text begins
 */
record OptionsText(String text, SourcePosition position) {}
