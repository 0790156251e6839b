package io.jenkins.plugins.reflector.engine.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Go's {@code fmt.Sprintf} with its own forms for what does not fit, such as {@code %!d(string=x)}. */
final class GoPrintf {

    /** No commit message needs wider columns. */
    private static final int MAX_WIDTH = 10_000;

    private final String format;
    private final List<?> arguments;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int argument;

    private boolean minus;
    private boolean plus;
    private boolean zero;
    private boolean blank;
    private boolean sharp;
    private int width;
    private int precision;

    private GoPrintf(String format, List<?> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    static String sprintf(String format, List<?> arguments) {
        return new GoPrintf(format, arguments).run();
    }

    private String run() {
        while (position < format.length()) {
            int percent = format.indexOf('%', position);
            if (percent < 0) {
                out.append(format, position, format.length());
                break;
            }
            out.append(format, position, percent);
            position = percent + 1;
            verb();
        }
        if (argument < arguments.size()) {
            out.append("%!(EXTRA ");
            String separator = "";
            for (Object extra : arguments.subList(argument, arguments.size())) {
                out.append(separator).append(typed(extra));
                separator = ", ";
            }
            out.append(')');
        }
        return out.toString();
    }

    private void verb() {
        flags();
        width = number();
        precision = -1;
        if (position < format.length() && format.charAt(position) == '.') {
            position++;
            precision = Math.max(0, number());
        }
        if (position >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(position);
        position += Character.charCount(verb);
        if (verb == '%') {
            out.append('%');
        } else if (argument >= arguments.size()) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            Object value = arguments.get(argument++);
            String text = format(verb, value);
            out.append(text == null ? "%!" + Character.toString(verb) + "(" + typed(value) + ")" : pad(text, value));
        }
    }

    private void flags() {
        minus = plus = zero = blank = sharp = false;
        for (; position < format.length(); position++) {
            switch (format.charAt(position)) {
                case '-' -> minus = true;
                case '+' -> plus = true;
                case '0' -> zero = true;
                case ' ' -> blank = true;
                case '#' -> sharp = true;
                default -> {
                    return;
                }
            }
        }
    }

    /** A width or precision, maybe from the arguments; -1 if there is none. */
    private int number() {
        if (position < format.length() && format.charAt(position) == '*') {
            position++;
            Object value = argument < arguments.size() ? arguments.get(argument++) : null;
            if (!(value instanceof Long wanted) || Math.abs(wanted) > MAX_WIDTH) {
                out.append("%!(BADWIDTH)");
                return -1;
            }
            minus |= wanted < 0;
            return (int) Math.abs(wanted);
        }
        int start = position;
        int number = 0;
        while (position < format.length() && Character.isDigit(format.charAt(position))) {
            number = Math.min(MAX_WIDTH, number * 10 + format.charAt(position++) - '0');
        }
        return position == start ? -1 : number;
    }

    /** Null if the verb does not fit the value. */
    private String format(int verb, Object value) {
        if (verb == 'v') {
            return sharp ? GoQuote.source(value) : plus ? GoFormat.textWithNames(value) : GoFormat.text(value);
        }
        if (verb == 'T') {
            return GoValue.type(value);
        }
        if (value instanceof Boolean bool) {
            return verb == 't' ? bool.toString() : null;
        }
        if (value instanceof Long number) {
            return integer(verb, number);
        }
        if (value instanceof Double number) {
            return floating(verb, number);
        }
        if (value instanceof String || value instanceof GoStruct struct && struct.text() != null) {
            return text(verb, GoFormat.text(value));
        }
        if (value instanceof List<?> list) {
            return GoFormat.text(list.stream().map(item -> item(verb, item)).toList());
        }
        return verb == 's' && value != null ? GoFormat.text(value) : null;
    }

    private String item(int verb, Object value) {
        String text = format(verb, value);
        return text == null ? "%!" + Character.toString(verb) + "(" + typed(value) + ")" : text;
    }

    private String integer(int verb, long number) {
        String sign = number < 0 ? "-" : plus ? "+" : blank ? " " : "";
        String digits =
                switch (verb) {
                    case 'd' -> Long.toString(number);
                    case 'b' -> Long.toString(number, 2);
                    case 'o', 'O' -> Long.toString(number, 8);
                    case 'x', 'X' -> Long.toString(number, 16);
                    default -> null;
                };
        if (digits == null) {
            return switch (verb) {
                case 'c' -> Character.isValidCodePoint((int) number) ? Character.toString((int) number) : "\uFFFD";
                case 'q' -> GoQuote.rune((int) number);
                case 'U' -> String.format("U+%04X", number);
                case 'e', 'f', 'g' -> null;
                default -> null;
            };
        }
        String prefix = verb == 'O' ? "0o" : !sharp ? "" : verb == 'x' ? "0x" : verb == 'X' ? "0X" : verb == 'o' ? "0" : "";
        String unsigned = number < 0 ? digits.substring(1) : digits;
        if (verb == 'X') {
            unsigned = unsigned.toUpperCase(java.util.Locale.ROOT);
        }
        if (precision > unsigned.length()) {
            unsigned = "0".repeat(precision - unsigned.length()) + unsigned;
        } else if (zero && !minus && precision < 0 && width > sign.length() + prefix.length() + unsigned.length()) {
            unsigned = "0".repeat(width - sign.length() - prefix.length() - unsigned.length()) + unsigned;
        }
        return sign + prefix + unsigned;
    }

    private String floating(int verb, double number) {
        if (verb != 'f' && verb != 'F' && verb != 'e' && verb != 'E' && verb != 'g') {
            return null;
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return GoFormat.shortest(number);
        }
        int digits = precision < 0 ? 6 : precision;
        String text =
                switch (verb) {
                    case 'f', 'F' -> new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
                    case 'e', 'E' -> String.format(java.util.Locale.ROOT, "%." + digits + (char) verb, number);
                    default -> precision < 0
                            ? GoFormat.shortest(number)
                            : GoFormat.shortest(new BigDecimal(number)
                                    .round(new MathContext(Math.max(1, precision)))
                                    .doubleValue());
                };
        String signed = number >= 0 && plus ? "+" + text : number >= 0 && blank ? " " + text : text;
        return zero && !minus && width > signed.length()
                ? signed.substring(0, signed.length() - text.length() + (text.startsWith("-") ? 1 : 0))
                        + "0".repeat(width - signed.length())
                        + (text.startsWith("-") ? text.substring(1) : text)
                : signed;
    }

    private String text(int verb, String value) {
        int length = value.codePointCount(0, value.length());
        String shown = precision >= 0 && precision < length
                ? value.substring(0, value.offsetByCodePoints(0, precision))
                : value;
        return switch (verb) {
            case 's' -> shown;
            case 'q' -> sharp && shown.indexOf('`') < 0 ? "`" + shown + "`" : GoQuote.quote(shown);
            case 'x', 'X' -> hex(shown, verb == 'X');
            default -> null;
        };
    }

    private static String hex(String value, boolean upper) {
        StringBuilder hex = new StringBuilder();
        for (byte b : value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hex.append(String.format(upper ? "%02X" : "%02x", b));
        }
        return hex.toString();
    }

    private String pad(String text, Object value) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        boolean zeros = zero && !minus && value instanceof String;
        return minus ? text + " ".repeat(missing) : (zeros ? "0" : " ").repeat(missing) + text;
    }

    private static String typed(Object value) {
        return value == null ? "<nil>" : GoValue.type(value) + "=" + GoFormat.text(value);
    }
}
