package io.jenkins.plugins.reflector.engine.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;

/**
 * A single value.
 *
 * @param text its content without quotes, as written: {@code 1.10} stays {@code 1.10} even if it is a number
 * @param type what YAML 1.2's core schema makes of it, so {@code yes} and {@code on} are text
 * @param position where it begins
 */
public record YamlScalar(@NonNull String text, @NonNull Type type, @NonNull SourcePosition position)
        implements YamlNode {

    /** What a scalar is under YAML 1.2's core schema. */
    public enum Type {
        STRING,
        INTEGER,
        FLOAT,
        BOOLEAN,
        NULL
    }

    @Override
    public String describe() {
        return switch (type) {
            case STRING -> "text";
            case INTEGER, FLOAT -> "the number " + text;
            case BOOLEAN -> "the boolean " + text;
            case NULL -> "nothing";
        };
    }

    /** Never the content, which may be a secret. */
    @Override
    public String toString() {
        return "scalar at " + position;
    }
}
