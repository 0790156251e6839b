package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A Kubernetes Secret, as the command line reads it beside the other resources. Its content never shows in a text.
 *
 * @param name its identity
 * @param type such as {@code kubernetes.io/dockerconfigjson}; {@code Opaque} if none is given
 * @param data the decoded values
 * @param position where it was declared
 */
public record Secret(
        @NonNull ResourceName name,
        @NonNull String type,
        @NonNull Map<String, byte[]> data,
        @NonNull SourcePosition position) {

    public Secret {
        data = Map.copyOf(data);
    }

    /** The value of a key as UTF-8 text, if there is one. */
    @NonNull
    public Optional<String> text(@NonNull String key) {
        return Optional.ofNullable(data.get(key)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Identity and keys, never a value. */
    @Override
    public String toString() {
        return "Secret " + name + " with keys " + data.keySet().stream().sorted().toList();
    }
}
