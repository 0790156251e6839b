package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One directive of a printf format. Its flags hold for each scalar within a list, map or struct, as in Go.
 *
 * @param flags some of {@code -+0 #}
 * @param width -1 if none is given
 * @param precision -1 if none is given
 */
record GoDirective(int verb, String flags, int width, int precision) {

    /** The flag that stands for the plus of {@code %+v}. */
    private static final char NAMES = 'N';

    static final GoDirective PLAIN = new GoDirective('v', "", -1, -1);

    /** As a format has it: {@code %+v} names the fields of structs and puts no sign before numbers. */
    static GoDirective of(int verb, String flags, int width, int precision) {
        return new GoDirective(verb, verb == 'v' ? flags.replace('+', NAMES) : flags, width, precision);
    }

    /** Prints an argument, with Go's own forms for what does not fit, such as {@code %!d(string=x)}. */
    void print(StringBuilder out, @CheckForNull Object value) {
        if (verb == 'w' || verb == 'p') {
            // For errors and pointers, which no template has.
            out.append("%!").appendCodePoint(verb).append('(');
            typed(out, value);
            out.append(')');
        } else if (verb == 'T') {
            out.append(pad(GoValue.type(value)));
        } else if (verb == 'v' && has('#')) {
            out.append(pad(GoQuote.source(value)));
        } else if (value == GoValue.NO_VALUE) {
            out.append(value);
        } else if (value == null) {
            out.append(verb == 'v' ? pad("<nil>") : "%!" + Character.toString(verb) + "(<nil>)");
        } else {
            nested(out, value);
        }
    }

    private void nested(StringBuilder out, @CheckForNull Object value) {
        GoValue.checkLength(out);
        if (value == null) {
            out.append("<nil>");
        } else if (value instanceof List<?> list) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                nested(out, item);
                separator = " ";
            }
            out.append(']');
        } else if (value instanceof Map<?, ?> map) {
            out.append("map[");
            String separator = "";
            for (Map.Entry<?, ?> entry : GoValue.sorted(map)) {
                out.append(separator);
                nested(out, entry.getKey());
                out.append(':');
                nested(out, entry.getValue());
                separator = " ";
            }
            out.append(']');
        } else if (value instanceof GoStruct struct && (struct.text() == null || "vsqxX".indexOf(verb) < 0)) {
            out.append('{');
            String separator = "";
            for (Map.Entry<String, Object> field : struct.fields().entrySet()) {
                out.append(separator).append(has(NAMES) ? field.getKey() + ":" : "");
                nested(out, field.getValue());
                separator = " ";
            }
            out.append('}');
        } else {
            scalar(out, value);
        }
    }

    private void scalar(StringBuilder out, Object value) {
        String text;
        if (value instanceof Long number) {
            text = integer(number);
        } else if (value instanceof Double number) {
            text = new GoFloat(this).format(number);
        } else if (value instanceof Boolean) {
            text = verb == 't' || verb == 'v' ? value.toString() : null;
        } else {
            text = text(value instanceof GoStruct struct ? String.valueOf(struct.text()) : (String) value);
        }
        if (text == null) {
            out.append("%!").appendCodePoint(verb).append('(');
            typed(out, value);
            out.append(')');
        } else {
            // A number's precision is its count of digits, and leaves no zeros to fill the width with.
            boolean digits = value instanceof Long && precision >= 0 && "dvboOxX".indexOf(verb) >= 0;
            out.append((digits ? new GoDirective(verb, flags.replace("0", ""), width, precision) : this).pad(text));
        }
    }

    /** {@code type=value}, or {@code <nil>}. */
    void typed(StringBuilder out, @CheckForNull Object value) {
        if (value == null) {
            out.append("<nil>");
        } else {
            out.append(GoValue.type(value)).append('=');
            new GoDirective('v', flags, width, precision).nested(out, value);
        }
    }

    /** Null if the verb does not fit; this and the others leave blanks at the side to {@link #pad}. */
    @CheckForNull
    private String integer(long number) {
        String digits =
                switch (verb) {
                    case 'd', 'v' -> Long.toString(number);
                    case 'b' -> Long.toString(number, 2);
                    case 'o', 'O' -> Long.toString(number, 8);
                    case 'x' -> Long.toString(number, 16);
                    case 'X' -> Long.toString(number, 16).toUpperCase(java.util.Locale.ROOT);
                    default -> null;
                };
        if (digits == null) {
            int rune = number == (int) number && Character.isValidCodePoint((int) number) ? (int) number : 0xFFFD;
            return switch (verb) {
                case 'c' -> Character.toString(rune);
                case 'q' -> GoQuote.rune(rune, has('+'));
                case 'U' -> String.format("U+%04X", number) + (has('#') && GoQuote.isPrintable(rune) && rune == number ? " '" + Character.toString(rune) + "'" : "");
                default -> null;
            };
        }
        String prefix = verb == 'O' ? "0o" : "";
        if (has('#')) {
            prefix = switch (verb) {
                case 'x' -> "0x";
                case 'X' -> "0X";
                case 'o' -> number == 0 ? "" : "0";
                case 'b' -> "0b";
                default -> prefix;
            };
        }
        if (precision == 0 && number == 0) {
            return "";
        }
        String start = sign(number < 0) + prefix;
        String unsigned = number < 0 ? digits.substring(1) : digits;
        int wanted = precision >= 0 ? precision : zeros() ? width - start.length() : 0;
        return start + "0".repeat(Math.max(0, wanted - unsigned.length())) + unsigned;
    }

    @CheckForNull
    private String text(String value) {
        int length = value.codePointCount(0, value.length());
        String shown = precision >= 0 && precision < length
                ? value.substring(0, value.offsetByCodePoints(0, precision))
                : value;
        return switch (verb) {
            case 's', 'v' -> shown;
            case 'q' -> has('#') && GoQuote.canBackquote(shown) ? "`" + shown + "`" : GoQuote.quote(shown, has('+'));
            case 'x', 'X' -> hex(shown);
            default -> null;
        };
    }

    private String hex(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        String form = verb == 'X' ? "%02X" : "%02x";
        String prefix = has('#') && bytes.length > 0 ? "0" + (char) verb : "";
        return java.util.stream.IntStream.range(0, bytes.length)
                .mapToObj(i -> (i == 0 || has(' ') ? prefix : "") + String.format(form, bytes[i]))
                .collect(Collectors.joining(has(' ') ? " " : ""));
    }

    String sign(boolean negative) {
        return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
    }

    boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** Whether zeros fill the width. */
    boolean zeros() {
        return has('0') && !has('-');
    }

    private String pad(String text) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        return has('-') ? text + " ".repeat(missing) : (zeros() ? "0" : " ").repeat(missing) + text;
    }
}
