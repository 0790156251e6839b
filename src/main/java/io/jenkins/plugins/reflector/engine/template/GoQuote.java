package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Values as they would stand in Go source or in JSON. */
final class GoQuote {

    private GoQuote() {}

    /** {@code %q}. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> escape(out, c, '"'));
        return out.append('"').toString();
    }

    static String rune(int c) {
        StringBuilder out = new StringBuilder("'");
        escape(out, Character.isValidCodePoint(c) ? c : 0xFFFD, '\'');
        return out.append('\'').toString();
    }

    private static void escape(StringBuilder out, int c, char quote) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 11 -> out.append("\\v");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (c < 0x20 || c == 0x7f) {
                    out.append(String.format("\\x%02x", c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /** {@code %#v}, near enough for a commit message. */
    static String source(@CheckForNull Object value) {
        if (value instanceof String text) {
            return quote(text);
        }
        if (value instanceof List<?> list) {
            StringJoiner items = new StringJoiner(", ", GoValue.type(list) + "{", "}");
            list.forEach(item -> items.add(source(item)));
            return items.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner items = new StringJoiner(", ", GoValue.type(map) + "{", "}");
            GoValue.sorted(map).forEach(e -> items.add(source(e.getKey()) + ":" + source(e.getValue())));
            return items.toString();
        }
        if (value instanceof GoStruct struct) {
            StringJoiner items = new StringJoiner(", ", struct.type() + "{", "}");
            struct.fields().forEach((name, field) -> items.add(name + ":" + source(field)));
            return items.toString();
        }
        return GoFormat.text(value);
    }

    /** Go's JSON, which escapes what HTML would misread; null if the value has no JSON form, such as a map by structs. */
    @CheckForNull
    static String json(@CheckForNull Object value) {
        StringBuilder out = new StringBuilder();
        return json(out, value) ? out.toString() : null;
    }

    private static boolean json(StringBuilder out, @CheckForNull Object value) {
        if (value == null || value == GoValue.NO_VALUE) {
            out.append("null");
            return true;
        }
        if (value instanceof String text) {
            jsonText(out, text);
            return true;
        }
        if (value instanceof List<?> list) {
            return jsonItems(out, '[', list.stream().map(item -> Map.entry("", orNull(item))).toList(), ']');
        }
        if (value instanceof Map<?, ?> map) {
            List<Map.Entry<String, Object>> entries = GoValue.sorted(map).stream()
                    .filter(e -> e.getKey() instanceof String)
                    .map(e -> Map.entry((String) e.getKey(), orNull(e.getValue())))
                    .toList();
            return entries.size() == map.size() && jsonItems(out, '{', entries, '}');
        }
        if (value instanceof GoStruct struct) {
            return jsonItems(
                    out,
                    '{',
                    struct.fields().entrySet().stream()
                            .map(e -> Map.entry(e.getKey(), orNull(e.getValue())))
                            .toList(),
                    '}');
        }
        out.append(GoFormat.text(value));
        return true;
    }

    private static Object orNull(@CheckForNull Object value) {
        return GoValue.orNoValue(value);
    }

    private static boolean jsonItems(StringBuilder out, char open, List<Map.Entry<String, Object>> items, char close) {
        out.append(open);
        String separator = "";
        for (Map.Entry<String, Object> item : items) {
            out.append(separator);
            if (open == '{') {
                jsonText(out, item.getKey());
                out.append(':');
            }
            if (!json(out, item.getValue())) {
                return false;
            }
            separator = ",";
        }
        out.append(close);
        return true;
    }

    private static void jsonText(StringBuilder out, String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        out.append('"');
    }
}
