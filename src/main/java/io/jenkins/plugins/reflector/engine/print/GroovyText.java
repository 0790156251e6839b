package io.jenkins.plugins.reflector.engine.print;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists and texts as a Pipeline has them. */
public final class GroovyText {

    private static final int WIDTH = 100;

    private GroovyText() {}

    /** A step with its parameters. */
    @NonNull
    public static String step(@NonNull String name, @NonNull Map<String, Object> parameters) {
        String line = name + " " + fields(parameters);
        return line.length() <= WIDTH
                ? line
                : name + " "
                        + parameters.entrySet().stream()
                                .map(field -> field(field.getKey(), field.getValue()))
                                .collect(Collectors.joining(",\n" + " ".repeat(name.length() + 1)));
    }

    /** A text in quotes in which nothing is looked for. */
    @NonNull
    public static String quoted(@NonNull String value) {
        return "'"
                + value.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "'";
    }

    private static String fields(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String field(String name, Object value) {
        return (name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : quoted(name)) + ": " + value(value);
    }

    /** Whatever can stand behind the name of a parameter. */
    @NonNull
    @SuppressWarnings("unchecked")
    static String value(@NonNull Object value) {
        if (value instanceof Called called) {
            return called.name() + "("
                    + (called.fields().size() == 1 ? value(called.fields().values().iterator().next()) : fields(called.fields()))
                    + ")";
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "[:]" : "[" + fields((Map<String, Object>) map) + "]";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GroovyText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String string ? quoted(string) : String.valueOf(value);
    }
}
