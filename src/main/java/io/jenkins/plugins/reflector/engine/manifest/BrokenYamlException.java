package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A document that cannot be read as YAML. */
final class BrokenYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * @param offset where in the file, in chars
     * @param message what is wrong, without a position
     */
    BrokenYamlException(int offset, @NonNull String message) {
        super(message);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
