package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A file's content.
 *
 * @param file its name as the user gave it, {@code -} for standard input
 * @param text its content
 */
public record SourceText(@NonNull String file, @NonNull String text) {

    /** The name alone; the content may hold secrets. */
    @Override
    public String toString() {
        return file;
    }
}
