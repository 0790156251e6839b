package io.jenkins.plugins.reflector.engine.print;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes maps, lists and texts as YAML that its versions 1.1 and 1.2 read alike: a text that one of them could take for something else
 * stands in quotes.
 */
public final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@+=-]*(?:://?[A-Za-z0-9_./@+=-]+|:[A-Za-z0-9_.-]+)*");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:h|ms|m|s))+");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");
    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** A document, with a line feed at its end. */
    @NonNull
    public static String of(@NonNull Map<String, Object> document) {
        YamlText yaml = new YamlText();
        yaml.map(document, "", "");
        return yaml.text.toString();
    }

    /** A text as it stands behind a key: in quotes if it must. */
    @NonNull
    public static String quoted(@NonNull String value) {
        if (value.codePoints().anyMatch(YamlText::isUnprintable)) {
            StringBuilder escaped = new StringBuilder("\"");
            value.codePoints().forEach(point -> escape(point, escaped));
            return escaped.append('"').toString();
        }
        return "'" + value.replace("'", "''") + "'";
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029 || point == 0xFEFF || point > 0xFFFF
                || Character.getType(point) == Character.SURROGATE || point >= 0xFFFE;
    }

    private static void escape(int point, StringBuilder into) {
        switch (point) {
            case '"' -> into.append("\\\"");
            case '\\' -> into.append("\\\\");
            case '\n' -> into.append("\\n");
            case '\t' -> into.append("\\t");
            case '\r' -> into.append("\\r");
            default -> {
                if (!isUnprintable(point)) {
                    into.appendCodePoint(point);
                } else if (point > 0xFFFF) {
                    into.append(String.format(Locale.ROOT, "\\U%08X", point));
                } else {
                    into.append(String.format(Locale.ROOT, "\\u%04X", point));
                }
            }
        }
    }

    private static boolean isPlain(String value) {
        return DURATION.matcher(value).matches()
                || PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
    }

    /**
     * @param first what stands before the first key: the indent, or the dash of a list
     * @param indent what stands before the others
     */
    private void map(Map<String, Object> map, String first, String indent) {
        String before = first;
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            text.append(before).append(isPlain(entry.getKey()) ? entry.getKey() : quoted(entry.getKey())).append(':');
            value(entry.getValue(), indent);
            before = indent;
        }
    }

    @SuppressWarnings("unchecked")
    private void value(Object value, String indent) {
        if (value instanceof Called called) {
            value(Map.of(called.name(), called.fields()), indent);
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            map((Map<String, Object>) map, indent + STEP, indent + STEP);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            for (Object item : list) {
                item(item, indent);
            }
        } else {
            text.append(' ');
            scalar(value, indent + STEP);
        }
    }

    /** Lists begin where their key does, as people write them. */
    @SuppressWarnings("unchecked")
    private void item(Object item, String indent) {
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            map((Map<String, Object>) map, indent + "- ", indent + STEP);
        } else {
            text.append(indent).append("- ");
            scalar(item, indent + STEP);
        }
    }

    private void scalar(Object value, String indent) {
        if (value instanceof Map<?, ?>) {
            text.append("{}\n");
        } else if (value instanceof List<?>) {
            text.append("[]\n");
        } else if (value instanceof String string) {
            text(string, indent);
        } else {
            text.append(value).append('\n');
        }
    }

    private void text(String value, String indent) {
        if (isPlain(value)) {
            text.append(value).append('\n');
        } else if (isBlock(value)) {
            text.append(value.endsWith("\n") ? "|\n" : "|-\n");
            value.lines().forEach(line -> text.append(line.isEmpty() ? "" : indent + line).append('\n'));
        } else {
            text.append(quoted(value)).append('\n');
        }
    }

    /** Several lines that stay legible as they are. */
    private static boolean isBlock(String value) {
        return value.strip().indexOf('\n') > 0
                && !Character.isWhitespace(value.charAt(0))
                && !value.endsWith("\n\n")
                && value.codePoints().allMatch(point -> point == '\n' || point == '\t' || !isUnprintable(point))
                && value.lines().allMatch(line -> line.isEmpty() || !line.isBlank());
    }
}
