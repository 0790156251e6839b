package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;

/** How a chart's own version goes up when its appVersion changes. */
public enum VersionBump {
    NONE("none"),
    PATCH("patch"),
    MINOR("minor"),
    MAJOR("major"),
    /** As much as the appVersion itself; patch where that cannot be told. */
    SAME("same");

    private final String text;

    VersionBump(String text) {
        this.text = text;
    }

    /** As users write it. */
    @NonNull
    public String text() {
        return text;
    }
}
