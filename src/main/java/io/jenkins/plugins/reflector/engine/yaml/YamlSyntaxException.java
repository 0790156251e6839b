package io.jenkins.plugins.reflector.engine.yaml;

import io.jenkins.plugins.reflector.engine.resource.SourcePosition;

/** A document that cannot be read; the message is a sentence without the position. */
final class YamlSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;

    YamlSyntaxException(SourcePosition position, String message) {
        super(message);
        this.position = position;
    }

    SourcePosition position() {
        return position;
    }
}
