package io.jenkins.plugins.reflector.engine.print;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;

/** Writes maps, lists and texts as a script of Job DSL has them: a call for each field, with a closure for what has fields itself. */
public final class JobDslText {

    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> items;

    private JobDslText(Map<String, String> items) {
        this.items = items;
    }

    /**
     * A call with a closure, and a line feed at its end.
     *
     * @param head the call, such as {@code folder('team-a')}
     * @param fields what stands in the closure
     * @param items by the name of a list of things with fields, what Job DSL calls one of them
     * @throws IllegalArgumentException if there is such a list of another name
     */
    @NonNull
    public static String of(@NonNull String head, @NonNull Map<String, Object> fields, @NonNull Map<String, String> items) {
        JobDslText dsl = new JobDslText(items);
        dsl.closure(head, fields, "");
        return dsl.text.toString();
    }

    private void closure(String head, Map<String, Object> fields, String indent) {
        if (fields.isEmpty()) {
            text.append(indent).append(head).append("()\n");
            return;
        }
        text.append(indent).append(head).append(" {\n");
        fields.forEach((name, value) -> field(name, value, indent + STEP));
        text.append(indent).append("}\n");
    }

    @SuppressWarnings("unchecked")
    private void field(String name, Object value, String indent) {
        if (value instanceof Called called) {
            closure(name, Map.of(called.name(), called.fields()), indent);
        } else if (value instanceof Map<?, ?> map) {
            closure(name, (Map<String, Object>) map, indent);
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            String item = items.get(name);
            if (item == null) {
                throw new IllegalArgumentException("nobody says what one of " + name + " is called");
            }
            text.append(indent).append(name).append(" {\n");
            list.forEach(each -> closure(item, (Map<String, Object>) each, indent + STEP));
            text.append(indent).append("}\n");
        } else {
            text.append(indent).append(name).append('(').append(GroovyText.value(value)).append(")\n");
        }
    }
}
