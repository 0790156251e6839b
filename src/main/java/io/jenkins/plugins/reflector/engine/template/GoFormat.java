package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** How Go's fmt prints a value with {@code %v}. */
final class GoFormat {

    private GoFormat() {}

    /** What {@code {{value}}} prints. */
    static String text(@CheckForNull Object value) {
        StringBuilder out = new StringBuilder();
        print(out, value, false);
        return out.toString();
    }

    /** With field names, as {@code %+v}. */
    static String textWithNames(@CheckForNull Object value) {
        StringBuilder out = new StringBuilder();
        print(out, value, true);
        return out.toString();
    }

    private static void print(StringBuilder out, @CheckForNull Object value, boolean names) {
        if (value == null) {
            out.append("<nil>");
        } else if (value instanceof Double number) {
            out.append(shortest(number));
        } else if (value instanceof List<?> list) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                print(out, item, names);
                separator = " ";
            }
            out.append(']');
        } else if (value instanceof Map<?, ?> map) {
            out.append("map[");
            String separator = "";
            for (Map.Entry<?, ?> entry : GoValue.sorted(map)) {
                out.append(separator);
                print(out, entry.getKey(), names);
                out.append(':');
                print(out, entry.getValue(), names);
                separator = " ";
            }
            out.append(']');
        } else if (value instanceof GoStruct struct) {
            struct(out, struct, names);
        } else {
            out.append(value);
        }
    }

    private static void struct(StringBuilder out, GoStruct struct, boolean names) {
        if (struct.text() != null) {
            out.append(struct.text());
            return;
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> field : struct.fields().entrySet()) {
            out.append(separator);
            if (names) {
                out.append(field.getKey()).append(':');
            }
            print(out, field.getValue(), names);
            separator = " ";
        }
        out.append('}');
    }

    /** {@code %v} of a float64: the shortest text that reads back the same, with an exponent from 1e21 on. */
    static String shortest(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 21) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (number < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
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
            print(out, values.get(i), false);
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
