package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;

/** Reads {@code digestReflectionPolicy} as users write it. */
final class DigestReflections {

    private DigestReflections() {}

    /**
     * The rule of that name in any case; blank means {@code Never}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    @NonNull
    static DigestReflection parse(@CheckForNull String text) {
        String wanted = Texts.orDefault(text, DigestReflection.NEVER.text());
        for (DigestReflection reflection : DigestReflection.values()) {
            if (reflection.text().equalsIgnoreCase(wanted)) {
                return reflection;
            }
        }
        throw new IllegalArgumentException(
                "digestReflectionPolicy \"" + wanted + "\" is unknown: write Never, IfNotPresent or Always.");
    }
}
