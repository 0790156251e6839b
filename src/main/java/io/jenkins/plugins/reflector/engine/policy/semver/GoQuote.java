package io.jenkins.plugins.reflector.engine.policy.semver;

/** A text in double quotes as Go's {@code %q} writes it, which Flux's messages show. */
final class GoQuote {

    private GoQuote() {}

    static String of(String text) {
        StringBuilder result = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(result, c));
        return result.append('"').toString();
    }

    private static void append(StringBuilder result, int c) {
        int letter = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
        if (letter >= 0) {
            result.append('\\').append("abfnrtv\\\"".charAt(letter));
        } else if (c < ' ' || c == 0x7f) {
            result.append(String.format("\\x%02x", c));
        } else if (isPrintable(c)) {
            result.appendCodePoint(c);
        } else {
            result.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
        }
    }

    /** Letters, marks, numbers, punctuation and symbols; of the blanks only the plain one. */
    private static boolean isPrintable(int c) {
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
}
