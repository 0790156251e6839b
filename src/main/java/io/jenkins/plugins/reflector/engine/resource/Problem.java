package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Something wrong or suspicious in what the user wrote.
 *
 * @param severity whether the resource can still be used
 * @param position where it stands
 * @param field the path of the field, such as {@code spec.policy.semver.range}; empty if no field is meant
 * @param message one sentence that says what is wrong and what to do
 */
public record Problem(
        @NonNull Severity severity, @NonNull SourcePosition position, @NonNull String field, @NonNull String message) {

    /** Whether the resource can still be used. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** {@code file:line:column: field: message}. */
    @Override
    public String toString() {
        String where = position.toString();
        return (where.isEmpty() ? "" : where + ": ") + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
