package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How Go prints a float64. */
final class GoFloat {

    /** From this exponent on, {@code %v} writes an exponent. */
    private static final int SHORTEST_LIMIT = 6;
    /** The same for JSON. */
    private static final int JSON_LIMIT = 21;

    private final GoDirective directive;

    GoFloat(GoDirective directive) {
        this.directive = directive;
    }

    /** By a directive; null if its verb does not fit. */
    @CheckForNull
    String format(double number) {
        int verb = directive.verb();
        if ("feEFgGvbxX".indexOf(verb) < 0) {
            return null;
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return shortest(number);
        }
        boolean negative = number < 0 || 1 / number < 0;
        String digits = unsigned(Math.abs(number), verb);
        if (directive.has('#') && verb != 'b') {
            digits = padded(digits, verb);
        }
        String sign = directive.sign(negative);
        int missing = directive.zeros() ? directive.width() - sign.length() - digits.length() : 0;
        return sign + "0".repeat(Math.max(0, missing)) + digits;
    }

    private String unsigned(double number, int verb) {
        int precision = directive.precision() < 0 ? 6 : directive.precision();
        String text =
                switch (verb) {
                    case 'f', 'F' -> new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
                    case 'b' -> binary(number);
                    case 'x', 'X' -> hexadecimal(number);
                    case 'e', 'E' -> exponential(new BigDecimal(number), precision);
                    default -> directive.precision() < 0 || number == 0 ? shortest(number) : general(number, precision);
                };
        return verb == 'E' || verb == 'G' || verb == 'X' ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** The {@code #} flag: always a decimal point, and as many digits as the precision says. */
    private String padded(String text, int verb) {
        int missing = "vgGxX".indexOf(verb) < 0 ? 0 : directive.precision() < 0 ? 6 : directive.precision();
        int end = 0;
        boolean significant = false;
        boolean hex = verb == 'x' || verb == 'X';
        for (; end < text.length() && (hex ? "pP" : "eE").indexOf(text.charAt(end)) < 0; end++) {
            char c = text.charAt(end);
            significant |= c != '0' && c != '.';
            missing -= significant && c != '.' ? 1 : 0;
        }
        String number = text.substring(0, end);
        if (number.indexOf('.') < 0) {
            missing -= number.equals("0") ? 1 : 0;
            number += ".";
        }
        return number + "0".repeat(Math.max(0, missing)) + text.substring(end);
    }

    private static String binary(double number) {
        int exponent = Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - 52;
        long mantissa = (long) (number * Math.pow(2, -exponent / 2) * Math.pow(2, -exponent - -exponent / 2));
        return mantissa + (exponent < 0 ? "p-" : "p+") + Math.abs(exponent);
    }

    private static String hexadecimal(double number) {
        String text = Double.toHexString(number).replace(".0p", "p");
        int exponent = Integer.parseInt(text.substring(text.indexOf('p') + 1));
        return text.substring(0, text.indexOf('p')) + (exponent < 0 ? "p-" : "p+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String exponential(BigDecimal number, int precision) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO.setScale(precision).toPlainString() + "e+00";
        }
        BigDecimal rounded = number.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).setScale(precision, RoundingMode.HALF_EVEN).toPlainString()
                + exponent(exponent, 2);
    }

    private static String general(double number, int precision) {
        int wanted = Math.max(1, precision);
        BigDecimal rounded = new BigDecimal(number)
                .round(new MathContext(wanted, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int integerDigits = rounded.precision() - rounded.scale();
        int limit = wanted > rounded.precision() && rounded.precision() >= integerDigits ? rounded.precision() : wanted;
        return decimal(rounded, -4, limit, 2);
    }

    /** {@code %v}: the shortest text that reads back the same. */
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
        return decimal(new BigDecimal(Double.toString(number)).stripTrailingZeros(), -4, SHORTEST_LIMIT, 2);
    }

    /** As encoding/json writes it. */
    static String json(double number) {
        return number == 0
                ? shortest(number)
                : decimal(new BigDecimal(Double.toString(number)).stripTrailingZeros(), -6, JSON_LIMIT, 1);
    }

    private static String decimal(BigDecimal number, int least, int limit, int exponentDigits) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= least && exponent < limit) {
            return number.toPlainString();
        }
        String digits = number.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (number.signum() < 0 ? "-" : "") + mantissa + exponent(exponent, exponentDigits);
    }

    private static String exponent(int exponent, int digits) {
        String text = String.valueOf(Math.abs(exponent));
        return (exponent < 0 ? "e-" : "e+") + "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
