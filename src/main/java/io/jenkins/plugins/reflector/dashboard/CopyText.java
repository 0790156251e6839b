package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;

/** What is configured, as text to copy. */
public final class CopyText {

    private final Kind kind;
    private final String text;

    /** How it is written. */
    enum Kind {
        /** The resource alone, as Flux has it. */
        YAML,
        /** The same with all that it needs. */
        FLUX,
        /** Jenkins' configuration as code. */
        CODE,
        /** The same for what a folder has: a script of Job DSL. */
        JOB_DSL,
        /** A step of a Pipeline. */
        PIPELINE
    }

    CopyText(@NonNull Kind kind, @NonNull String text) {
        this.kind = kind;
        this.text = text;
    }

    /** One of YAML, FLUX, CODE, JOB_DSL, PIPELINE. */
    @NonNull
    public String getKind() {
        return kind.name();
    }

    /** The text. */
    @NonNull
    public String getText() {
        return text;
    }
}
