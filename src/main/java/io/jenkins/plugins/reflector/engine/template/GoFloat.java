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
        if ("feEFgGv".indexOf(verb) < 0) {
            return null;
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return shortest(number);
        }
        boolean negative = number < 0 || 1 / number < 0;
        String digits = unsigned(Math.abs(number), verb);
        String sign = directive.sign(negative);
        int missing = directive.zeros() ? directive.width() - sign.length() - digits.length() : 0;
        return sign + "0".repeat(Math.max(0, missing)) + digits;
    }

    private String unsigned(double number, int verb) {
        int precision = directive.precision() < 0 ? 6 : directive.precision();
        String text =
                switch (verb) {
                    case 'f', 'F' -> new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
                    case 'e', 'E' -> exponential(new BigDecimal(number), precision);
                    default -> directive.precision() < 0 || number == 0 ? shortest(number) : general(number, precision);
                };
        return verb == 'E' || verb == 'G' ? text.toUpperCase(Locale.ROOT) : text;
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
