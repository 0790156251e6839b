package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Map;
import java.util.Optional;

/**
 * A setter marker's value (flux.md 3.5.2).
 *
 * @param value as written, such as {@code ns:policy:tag}
 * @param policy whose pick it names; null if the value has another form
 * @param part which part of the pick; null if the value has another form
 */
record Marker(@NonNull String value, @CheckForNull ResourceName policy, @CheckForNull ImagePart part) {
    /** What every marker's comment holds. */
    static final String KEY = "$imagepolicy";

    /** How the long-winded older form starts. */
    private static final String REF = "#/definitions/io.k8s.cli.setters.";

    /** The marker that a comment is, from its first {@code #}; empty if it is another comment. */
    @NonNull
    static Optional<Marker> of(@NonNull String comment) {
        int at = 0;
        while (at < comment.length() && comment.charAt(at) == '#') {
            at++;
        }
        return FlatJson.parse(comment.substring(at)).flatMap(Marker::value).map(Marker::parse);
    }

    private static Optional<String> value(Map<String, String> json) {
        String value = json.get(KEY);
        String ref = json.get("$ref");
        if (value == null && ref != null && ref.startsWith(REF)) {
            return Optional.of(ref.substring(REF.length()));
        }
        return Optional.ofNullable(value);
    }

    private static Marker parse(String value) {
        String[] parts = value.split(":", -1);
        ImagePart part = parts.length == 2
                ? ImagePart.IMAGE
                : parts.length != 3
                        ? null
                        : switch (parts[2]) {
                            case "tag" -> ImagePart.TAG;
                            case "name" -> ImagePart.NAME;
                            case "digest" -> ImagePart.DIGEST;
                            default -> null;
                        };
        if (part == null || parts[0].isBlank() || parts[1].isBlank()) {
            return new Marker(value, null, null);
        }
        return new Marker(value, new ResourceName(parts[0], parts[1]), part);
    }
}
