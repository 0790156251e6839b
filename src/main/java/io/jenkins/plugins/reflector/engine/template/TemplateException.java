package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A template that cannot be read or run; the message starts with line and column where they are known. */
public final class TemplateException extends Exception {

    private static final long serialVersionUID = 1L;

    public TemplateException(@NonNull String message) {
        super(message);
    }

    /** The same with the place in front, unless it already has one. */
    static TemplateException at(Node.Place place, String message) {
        return new TemplateException("line " + place.line() + ", column " + place.column() + ": " + message);
    }
}
