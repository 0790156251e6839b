package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/**
 * Something in a manifest that the user should know; it never stops the other edits.
 *
 * @param path the file
 * @param line from 1; 0 if the whole file is meant
 * @param message one sentence that says what to do
 */
public record ManifestWarning(@NonNull String path, int line, @NonNull String message) implements Serializable {}
