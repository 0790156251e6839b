package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code spec.provider}: whose identity opens a registry (flux.md 1.7) or a Git server (flux.md 3.2). */
public enum Provider {
    /** What the Secrets say. */
    GENERIC("generic"),
    AWS("aws"),
    AZURE("azure"),
    /** Registries alone. */
    GCP("gcp"),
    /** Git servers alone: a GitHub App. */
    GITHUB("github");

    /** Those whose identity opens a registry. */
    public static final List<Provider> OF_REGISTRIES = List.of(GENERIC, AWS, AZURE, GCP);

    private final String text;

    Provider(String text) {
        this.text = text;
    }

    /** As written in a resource. */
    public String text() {
        return text;
    }

    /** The provider of that very name; empty if there is none. */
    @NonNull
    public static Optional<Provider> of(@NonNull String text) {
        return Arrays.stream(values()).filter(provider -> provider.text.equals(text)).findFirst();
    }
}
