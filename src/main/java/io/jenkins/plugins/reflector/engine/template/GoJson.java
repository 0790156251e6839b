package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/** Values as Go's encoding/json writes them. A value that has no JSON form, such as a map by structs, gives null. */
final class GoJson {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final boolean escapesHtml;
    private final boolean pretty;

    private GoJson(boolean escapesHtml, boolean pretty) {
        this.escapesHtml = escapesHtml;
        this.pretty = pretty;
    }

    /** On one line. */
    @CheckForNull
    static String compact(@CheckForNull Object value, boolean escapesHtml) {
        return new GoJson(escapesHtml, false).text(value);
    }

    /** A line for each value. */
    @CheckForNull
    static String pretty(@CheckForNull Object value) {
        return new GoJson(true, true).text(value);
    }

    @CheckForNull
    private String text(@CheckForNull Object value) {
        return write(value, "") ? out.toString() : null;
    }

    private boolean write(@CheckForNull Object value, String margin) {
        GoValue.checkLength(out);
        if (value == null || value == GoValue.NO_VALUE) {
            out.append("null");
        } else if (value instanceof String text) {
            quoted(text);
        } else if (value instanceof List<?> list) {
            return items('[', list.stream().map(item -> Map.entry("", GoValue.orNoValue(item))).toList(), ']', margin);
        } else if (value instanceof Map<?, ?> map) {
            List<Map.Entry<String, Object>> entries = GoValue.sorted(map).stream()
                    .filter(e -> e.getKey() instanceof String)
                    .map(e -> Map.entry((String) e.getKey(), GoValue.orNoValue(e.getValue())))
                    .toList();
            return entries.size() == map.size() && items('{', entries, '}', margin);
        } else if (value instanceof GoStruct struct) {
            return items(
                    '{',
                    struct.fields().entrySet().stream()
                            .map(e -> Map.entry(e.getKey(), GoValue.orNoValue(e.getValue())))
                            .toList(),
                    '}',
                    margin);
        } else {
            out.append(value instanceof Double number ? GoFloat.json(number) : GoFormat.text(value));
        }
        return true;
    }

    private boolean items(char open, List<Map.Entry<String, Object>> items, char close, String margin) {
        out.append(open);
        String inner = margin + INDENT;
        String separator = "";
        for (Map.Entry<String, Object> item : items) {
            out.append(separator);
            newLine(inner);
            if (open == '{') {
                quoted(item.getKey());
                out.append(pretty ? ": " : ":");
            }
            if (!write(item.getValue(), inner)) {
                return false;
            }
            separator = ",";
        }
        if (!items.isEmpty()) {
            newLine(margin);
        }
        out.append(close);
        return true;
    }

    private void newLine(String margin) {
        if (pretty) {
            out.append('\n').append(margin);
        }
    }

    private void quoted(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean html = escapesHtml && (c == '<' || c == '>' || c == '&');
                    if (c < 0x20 || html || c == 0x2028 || c == 0x2029) {
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
