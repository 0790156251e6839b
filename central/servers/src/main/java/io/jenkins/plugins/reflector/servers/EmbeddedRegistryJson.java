package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collection;
import java.util.stream.Collectors;

/** The little JSON that a registry writes. */
final class EmbeddedRegistryJson {

    private EmbeddedRegistryJson() {}

    @NonNull
    static String text(@NonNull String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    @NonNull
    static String list(@NonNull Collection<String> texts) {
        return texts.stream().map(EmbeddedRegistryJson::text).collect(Collectors.joining(",", "[", "]"));
    }
}
