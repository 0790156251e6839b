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
        return quote(text, false);
    }

    /** {@code %q}, or {@code %+q}, which leaves nothing but ASCII. */
    static String quote(String text, boolean ascii) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted(out, c, '"', ascii));
        return out.append('"').toString();
    }

    static String rune(int c, boolean ascii) {
        StringBuilder out = new StringBuilder("'");
        quoted(out, Character.isValidCodePoint(c) ? c : 0xFFFD, '\'', ascii);
        return out.append('\'').toString();
    }

    private static void quoted(StringBuilder out, int c, char quote, boolean ascii) {
        if (ascii && c > 0x7f) {
            out.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
        } else {
            escape(out, c, quote);
        }
    }

    /** Go's: letters, marks, numbers, punctuation, symbols, and of the blanks only the ordinary one. */
    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** Whether a raw string of one line can show the text. */
    static boolean canBackquote(String text) {
        return text.codePoints().noneMatch(c -> c < ' ' && c != '\t' || c == '`' || c == 0x7f || c == 0xfeff);
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
                } else if (!isPrintable(c)) {
                    out.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
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
}
