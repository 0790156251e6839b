package io.jenkins.plugins.reflector.engine.template;

import java.util.List;

/** Go's {@code fmt.Sprintf}: reads the format and gives each directive its argument. */
final class GoPrintf {

    /** No commit message needs wider columns. */
    private static final int MAX_WIDTH = 10_000;

    private static final int NONE = Integer.MIN_VALUE;

    private final String format;
    private final List<?> arguments;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int argument;
    /** Whether an explicit index was used: then leftover arguments are no mistake. */
    private boolean reordered;
    private boolean badIndex;

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
            directive();
        }
        if (!reordered && argument < arguments.size()) {
            out.append("%!(EXTRA ");
            String separator = "";
            for (Object extra : arguments.subList(argument, arguments.size())) {
                out.append(separator);
                GoDirective.PLAIN.typed(out, extra);
                separator = ", ";
            }
            out.append(')');
        }
        return out.toString();
    }

    private void directive() {
        badIndex = false;
        String flags = flags();
        index();
        int width = number("%!(BADWIDTH)");
        if (width == NONE) {
            width = -1;
        } else if (width < 0) {
            flags += '-';
            width = -width;
        }
        int precision = -1;
        if (at('.')) {
            position++;
            index();
            boolean ofArgument = at('*');
            precision = number("%!(BADPREC)");
            if (precision == NONE) {
                precision = ofArgument ? -1 : 0;
            } else if (precision < 0) {
                out.append("%!(BADPREC)");
                precision = -1;
            }
        }
        index();
        if (position >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(position);
        position += Character.charCount(verb);
        if (verb == '%') {
            out.append('%');
        } else if (badIndex) {
            out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
        } else if (argument >= arguments.size()) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            GoDirective.of(verb, flags, width, precision).print(out, arguments.get(argument++));
        }
    }

    private String flags() {
        int start = position;
        while (position < format.length() && "-+0 #".indexOf(format.charAt(position)) >= 0) {
            position++;
        }
        return format.substring(start, position);
    }

    /** Reads {@code [n]}, which names the argument to use next, from 1. */
    private void index() {
        if (!at('[')) {
            return;
        }
        reordered = true;
        int close = format.indexOf(']', position);
        String digits = close < 0 ? "" : format.substring(position + 1, close);
        int wanted = digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
        badIndex |= wanted < 1 || wanted > arguments.size();
        argument = badIndex ? argument : wanted - 1;
        position = close < 0 ? position + 1 : close + 1;
    }

    /** A width or precision, maybe from the arguments and then maybe negative; {@link #NONE} if there is none. */
    private int number(String complaint) {
        if (at('*')) {
            position++;
            Object value = argument < arguments.size() ? arguments.get(argument++) : null;
            if (!(value instanceof Long wanted) || Math.abs(wanted) > MAX_WIDTH) {
                out.append(complaint);
                return NONE;
            }
            return wanted.intValue();
        }
        int start = position;
        int number = 0;
        while (position < format.length() && "0123456789".indexOf(format.charAt(position)) >= 0) {
            number = Math.min(MAX_WIDTH, number * 10 + format.charAt(position++) - '0');
        }
        return position == start ? NONE : number;
    }

    private boolean at(char c) {
        return position < format.length() && format.charAt(position) == c;
    }
}
