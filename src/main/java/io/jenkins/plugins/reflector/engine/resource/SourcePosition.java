package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Where in a text something stands, so that a message can lead the user there.
 *
 * @param file the file as the user named it, {@code -} for standard input
 * @param line from 1; 0 if the whole file is meant
 * @param column from 1; 0 if the whole line is meant
 */
public record SourcePosition(@NonNull String file, int line, int column) {

    /** For resources that were not read from a text, such as those configured in Jenkins. */
    public static final SourcePosition NONE = new SourcePosition("", 0, 0);

    /** {@code file:line:column}, without the parts that are unknown. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
