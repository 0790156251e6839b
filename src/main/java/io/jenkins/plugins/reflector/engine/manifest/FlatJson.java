package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one JSON object whose values are all strings: the only form that a marker may have (flux.md 3.5.2). */
final class FlatJson {
    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    /** The object's keys and values; empty if the text is anything else. */
    @NonNull
    static Optional<Map<String, String>> parse(@NonNull String text) {
        FlatJson json = new FlatJson(text);
        Map<String, String> values = new HashMap<>();
        return json.object(values) && json.blanks() == text.length() ? Optional.of(values) : Optional.empty();
    }

    private boolean object(Map<String, String> into) {
        if (!take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        do {
            String key = string();
            if (key == null || !take(':')) {
                return false;
            }
            String value = string();
            if (value == null) {
                return false;
            }
            into.put(key, value);
        } while (take(','));
        return take('}');
    }

    private String string() {
        if (!take('"')) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                return null;
            }
            if (c == '\\' && !escape(out)) {
                return null;
            } else if (c != '\\') {
                out.append(c);
            }
        }
        return null;
    }

    private boolean escape(StringBuilder out) {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        int simple = "\"\\/bfnrt".indexOf(c);
        if (simple >= 0) {
            out.append("\"\\/\b\f\n\r\t".charAt(simple));
            return true;
        }
        if (c != 'u' || at + 4 > text.length()) {
            return false;
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                return false;
            }
            code = code * 16 + digit;
        }
        out.append((char) code);
        return true;
    }

    private boolean take(char c) {
        if (blanks() < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private int blanks() {
        while (at < text.length() && SourceText.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
