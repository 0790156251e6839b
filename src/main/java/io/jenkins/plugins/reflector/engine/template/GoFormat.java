package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.StringJoiner;

/** How Go's fmt prints values without a format. */
final class GoFormat {

    private GoFormat() {}

    /** What {@code {{value}}} prints: nil is no value there. */
    static String shown(@CheckForNull Object value) {
        return text(GoValue.orNoValue(value));
    }

    /** {@code %v}. */
    static String text(@CheckForNull Object value) {
        StringBuilder out = new StringBuilder();
        GoDirective.PLAIN.print(out, value);
        return out.toString();
    }

    /** Go's {@code fmt.Sprint}: a blank between two operands if neither is text. */
    static String sprint(List<?> values) {
        StringBuilder out = new StringBuilder();
        boolean textBefore = true;
        for (int i = 0; i < values.size(); i++) {
            boolean text = values.get(i) instanceof String;
            if (i > 0 && !text && !textBefore) {
                out.append(' ');
            }
            GoDirective.PLAIN.print(out, values.get(i));
            textBefore = text;
        }
        return out.toString();
    }

    /** Go's {@code fmt.Sprintln}. */
    static String sprintln(List<?> values) {
        StringJoiner out = new StringJoiner(" ", "", "\n");
        values.forEach(value -> out.add(text(value)));
        return out.toString();
    }
}
