package io.jenkins.plugins.reflector.engine.template;

/** Go's constants: quoted text and numbers. */
final class GoLiterals {

    private GoLiterals() {}

    /** The text that an interpreted string or a character constant, with its quotes, stands for. */
    static String unquote(String literal, Node.Place place) throws TemplateException {
        StringBuilder text = new StringBuilder();
        int i = 1;
        int end = literal.length() - 1;
        while (i < end) {
            char c = literal.charAt(i++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = literal.charAt(i++);
            switch (escape) {
                case 'a' -> text.append((char) 7);
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'v' -> text.append((char) 11);
                case '\\', '\'', '"' -> text.append(escape);
                case 'x' -> i = code(literal, i, 2, 16, text, place);
                case 'u' -> i = code(literal, i, 4, 16, text, place);
                case 'U' -> i = code(literal, i, 8, 16, text, place);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> i = code(literal, i - 1, 3, 8, text, place);
                default -> throw TemplateException.at(place, "invalid escape \\" + escape + " in a string");
            }
        }
        return text.toString();
    }

    private static int code(String literal, int from, int digits, int radix, StringBuilder text, Node.Place place)
            throws TemplateException {
        try {
            text.appendCodePoint(Integer.parseInt(literal.substring(from, from + digits), radix));
            return from + digits;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw TemplateException.at(place, "invalid character code in a string");
        }
    }

    /** A Long or a Double. */
    static Object number(String literal, Node.Place place) throws TemplateException {
        String digits = literal.replace("_", "").toLowerCase(java.util.Locale.ROOT);
        try {
            if (literal.contains("__") || literal.endsWith("_")) {
                throw new NumberFormatException("an underscore stands between digits");
            }
            boolean negative = digits.startsWith("-");
            String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
            if (unsigned.startsWith("0x") && unsigned.indexOf('p') < 0) {
                return signed(unsigned.substring(2), 16, negative);
            }
            if (unsigned.startsWith("0b")) {
                return signed(unsigned.substring(2), 2, negative);
            }
            if (unsigned.startsWith("0o")) {
                return signed(unsigned.substring(2), 8, negative);
            }
            if (unsigned.matches("0[0-7]+")) {
                return signed(unsigned, 8, negative);
            }
            if (unsigned.matches("0|[1-9][0-9]*")) {
                return signed(unsigned, 10, negative);
            }
            if (unsigned.matches("([0-9]+\\.[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)?|[0-9]+e[+-]?[0-9]+|0x[0-9a-f.]+p[+-]?[0-9]+")) {
                double number = Double.parseDouble(digits);
                if (Double.isInfinite(number)) {
                    throw new NumberFormatException("too large");
                }
                return number;
            }
        } catch (NumberFormatException e) {
            throw TemplateException.at(place, "bad number syntax: " + literal);
        }
        throw TemplateException.at(place, "bad number syntax: " + literal);
    }

    private static Long signed(String digits, int radix, boolean negative) {
        return Long.parseLong(negative ? "-" + digits : digits, radix);
    }
}
