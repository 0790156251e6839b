package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as Go's strconv.ParseFloat reads them: other texts than Java's (flux.md 2.6). */
public final class GoNumber {

    private final String text;
    private int at;

    private GoNumber(String text) {
        this.text = text;
    }

    /** The number; empty if the text is none or is out of range. May be NaN or infinite if that is written. */
    @NonNull
    public static OptionalDouble parse(@NonNull String text) {
        OptionalDouble special = special(text);
        if (special.isPresent()) {
            return special;
        }
        GoNumber reader = new GoNumber(text);
        if (!reader.isNumber()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text.indexOf('_') < 0 ? text : text.replace("_", ""));
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalDouble special(String text) {
        char last = text.isEmpty() ? '0' : text.charAt(text.length() - 1);
        if (last < 'A') {
            // Most keys end in a digit: do not look at their words.
            return OptionalDouble.empty();
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> OptionalDouble.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    private boolean isNumber() {
        if (peek() == '+' || peek() == '-') {
            at++;
        }
        boolean hex = peek() == '0' && at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'x';
        if (hex) {
            at += 2;
        }
        // The prefix of a hexadecimal number counts as a digit before an underscore.
        int digits = digits(hex, hex);
        if (digits < 0) {
            return false;
        }
        if (peek() == '.') {
            at++;
            int fraction = digits(hex, false);
            if (fraction < 0) {
                return false;
            }
            digits += fraction;
        }
        if (digits == 0) {
            return false;
        }
        boolean exponent = (peek() | 0x20) == (hex ? 'p' : 'e');
        if (!exponent) {
            return !hex && at == text.length();
        }
        at++;
        if (peek() == '+' || peek() == '-') {
            at++;
        }
        return digits(false, false) > 0 && at == text.length();
    }

    /** Counts digits; an underscore must stand between two of them, else -1. */
    private int digits(boolean hex, boolean digitBefore) {
        int count = 0;
        boolean afterDigit = digitBefore;
        boolean afterUnderscore = false;
        while (true) {
            char c = peek();
            if (c == '_') {
                if (!afterDigit) {
                    return -1;
                }
                afterDigit = false;
                afterUnderscore = true;
            } else if (c >= '0' && c <= '9' || hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
                count++;
                afterDigit = true;
                afterUnderscore = false;
            } else {
                return afterUnderscore ? -1 : count;
            }
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
