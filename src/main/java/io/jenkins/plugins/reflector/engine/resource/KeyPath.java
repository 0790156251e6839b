package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in a structured file, as an {@link EditRule} says it: keys with dots between, {@code [0]} or
 * {@code [*]} for an item of a list, {@code [name=web]} for the items that hold this text under this key, {@code *} for
 * any key. A key that holds such signs stands in quotes: {@code metadata.annotations."a.b/c"}.
 *
 * @param text as written
 * @param steps from the root of a document to the value, at least one
 */
public record KeyPath(@NonNull String text, @NonNull List<Step> steps) implements Serializable {

    /** One step down. */
    public sealed interface Step extends Serializable {}

    /** The value of a key; null: of every key. */
    public record Key(@CheckForNull String name) implements Step {}

    /** An item of a list, from 0; null: every item. */
    public record Item(@CheckForNull Integer index) implements Step {}

    /** The items that are mappings and hold a text under a key. */
    public record ItemWith(@NonNull String key, @NonNull String value) implements Step {}

    public KeyPath {
        steps = List.copyOf(steps);
    }

    /** Whether a text can hold the path's keys; a cheap look that may say yes too often. */
    public boolean mayOccurIn(@NonNull String file) {
        for (Step step : steps) {
            if (step instanceof Key key && key.name() != null && !file.contains(key.name())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    @NonNull
    public static KeyPath parse(@NonNull String text) {
        return new KeyPath(text, new Parser(text.strip()).steps());
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            if (text.startsWith("$")) {
                at++;
            }
            boolean first = true;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '.') {
                    at++;
                    if (at < text.length() && text.charAt(at) == '[') {
                        continue;
                    }
                    steps.add(key());
                } else if (c == '[') {
                    steps.add(brackets());
                } else if (first) {
                    steps.add(key());
                } else {
                    throw wrong("a dot or [ is missing at \"" + text.substring(at) + "\"");
                }
                first = false;
            }
            if (steps.isEmpty()) {
                throw wrong("it names no key");
            }
            return steps;
        }

        private Step key() {
            if (at < text.length() && isQuote(text.charAt(at))) {
                return new Key(quoted());
            }
            int start = at;
            while (at < text.length() && ".[]".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(start, at).strip();
            if (name.isEmpty()) {
                throw wrong("a key is empty");
            }
            return new Key(name.equals("*") ? null : name);
        }

        private Step brackets() {
            at++;
            if (at < text.length() && isQuote(text.charAt(at))) {
                String name = quoted();
                close();
                return new Key(name);
            }
            int end = text.indexOf(']', at);
            int equals = text.indexOf('=', at);
            if (end < 0) {
                throw wrong("] is missing");
            }
            if (equals > at && equals < end) {
                String key = text.substring(at, equals).strip();
                at = equals + 1;
                String value = at < text.length() && isQuote(text.charAt(at)) ? quoted() : text.substring(at, at = end);
                close();
                return new ItemWith(key, value.strip());
            }
            String inner = text.substring(at, end).strip();
            at = end + 1;
            if (inner.equals("*")) {
                return new Item(null);
            }
            if (!inner.matches("[0-9]{1,6}")) {
                throw wrong("[" + inner + "] is none of [0], [*], [key=value], [\"key\"]");
            }
            return new Item(Integer.valueOf(inner));
        }

        private void close() {
            if (at >= text.length() || text.charAt(at) != ']') {
                throw wrong("] is missing");
            }
            at++;
        }

        private String quoted() {
            int end = text.indexOf(text.charAt(at), at + 1);
            if (end < 0) {
                throw wrong("a quote is not closed");
            }
            String inner = text.substring(at + 1, end);
            at = end + 1;
            return inner;
        }

        private static boolean isQuote(char c) {
            return c == '"' || c == '\'';
        }

        private IllegalArgumentException wrong(String why) {
            return new IllegalArgumentException("expected a path such as image.tag, containers[0].image or"
                    + " list[name=web].\"a.b\"; in '" + text + "' " + why);
        }
    }
}
