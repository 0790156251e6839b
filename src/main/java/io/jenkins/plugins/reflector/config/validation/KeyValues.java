package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs as users write them in Jenkins, one a line: {@code key=value}; a key alone has the empty value. */
public final class KeyValues {

    private KeyValues() {}

    /**
     * Reads pairs, in their order.
     *
     * @throws IllegalArgumentException with a sentence for the user if a line has no key, or a key is there twice
     */
    @NonNull
    public static Map<String, String> parse(@CheckForNull List<String> lines) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : Texts.lines(lines)) {
            int equals = line.indexOf('=');
            String key = (equals < 0 ? line : line.substring(0, equals)).trim();
            if (key.isEmpty()) {
                throw new IllegalArgumentException("The line \"" + line + "\" has no key: write key=value, one a line.");
            }
            if (pairs.put(key, equals < 0 ? "" : line.substring(equals + 1).trim()) != null) {
                throw new IllegalArgumentException("The key \"" + key + "\" is there twice: take one of them out.");
            }
        }
        return pairs;
    }

    /** What is wrong with the text of a field. */
    @NonNull
    public static Optional<String> problem(@CheckForNull String text) {
        try {
            parse(text == null ? List.of() : List.of(text));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
