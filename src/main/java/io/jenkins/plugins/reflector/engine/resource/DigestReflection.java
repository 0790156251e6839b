package io.jenkins.plugins.reflector.engine.resource;

/** {@code spec.digestReflectionPolicy}: when the digest of the picked tag is looked up (flux.md 2.8). */
public enum DigestReflection {
    /** No digest. */
    NEVER("Never"),
    /** Once for each newly picked tag. */
    IF_NOT_PRESENT("IfNotPresent"),
    /** At every evaluation. */
    ALWAYS("Always");

    private final String text;

    DigestReflection(String text) {
        this.text = text;
    }

    /** As written in a resource. */
    public String text() {
        return text;
    }
}
