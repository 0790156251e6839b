package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Function.Arguments;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;

/** Sprig's functions on numbers (flux.md 3.7). Whatever is no number counts as 0 there. */
final class NumberFunctions {

    private static final int MOST_STEPS = 100_000;
    private static final int DIVISION_DIGITS = 16;

    private NumberFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("add", Function.atLeast(0, a -> fold(a, Long::sum)));
        functions.put("add1", Function.of(1, a -> GoNumber.integer(a.get(0)) + 1));
        functions.put("sub", Function.of(2, a -> GoNumber.integer(a.get(0)) - GoNumber.integer(a.get(1))));
        functions.put("mul", Function.atLeast(1, a -> fold(a, (x, y) -> x * y)));
        functions.put("div", Function.of(2, a -> GoNumber.integer(a.get(0)) / divisor(a)));
        functions.put("mod", Function.of(2, a -> GoNumber.integer(a.get(0)) % divisor(a)));
        functions.put("max", Function.atLeast(1, a -> fold(a, Math::max)));
        functions.put("biggest", functions.get("max"));
        functions.put("min", Function.atLeast(1, a -> fold(a, Math::min)));
        functions.put("int", Function.of(1, a -> GoNumber.integer(a.get(0))));
        functions.put("int64", functions.get("int"));
        functions.put("atoi", Function.of(1, a -> GoNumber.decimal(a.text(0))));
        functions.put("toDecimal", Function.of(1, a -> octal(GoFormat.text(a.get(0)))));
        functions.put("float64", Function.of(1, a -> GoNumber.floating(a.get(0))));
        functions.put("add1f", Function.of(1, a -> exact(GoNumber.floating(a.get(0)), 1, BigDecimal::add)));
        functions.put("addf", Function.atLeast(0, a -> exact(a, 0, BigDecimal::add)));
        functions.put("subf", Function.atLeast(1, a -> exact(a, 1, BigDecimal::subtract)));
        functions.put("mulf", Function.atLeast(1, a -> exact(a, 1, BigDecimal::multiply)));
        functions.put("divf", Function.atLeast(1, a -> quotient(a)));
        functions.put("maxf", Function.atLeast(1, a -> foldFloats(a, Math::max)));
        functions.put("minf", Function.atLeast(1, a -> foldFloats(a, Math::min)));
        functions.put("floor", Function.of(1, a -> Math.floor(GoNumber.floating(a.get(0)))));
        functions.put("ceil", Function.of(1, a -> Math.ceil(GoNumber.floating(a.get(0)))));
        functions.put("round", new Function(2, 3, NumberFunctions::round));
        functions.put("until", Function.of(1, a -> steps(0, a.integer(0), a.integer(0) < 0 ? -1 : 1)));
        functions.put("untilStep", Function.of(3, a -> steps(a.integer(0), a.integer(1), a.integer(2))));
        functions.put("seq", Function.atLeast(0, NumberFunctions::seq));
    }

    private static Object fold(Arguments arguments, LongBinaryOperator operator) {
        if (arguments.size() == 0) {
            return 0L;
        }
        long result = GoNumber.integer(arguments.get(0));
        for (int i = 1; i < arguments.size(); i++) {
            result = operator.applyAsLong(result, GoNumber.integer(arguments.get(i)));
        }
        return result;
    }

    private static Object foldFloats(Arguments arguments, DoubleBinaryOperator operator) {
        double result = GoNumber.floating(arguments.get(0));
        for (int i = 1; i < arguments.size(); i++) {
            result = operator.applyAsDouble(result, GoNumber.floating(arguments.get(i)));
        }
        return result;
    }

    private static long divisor(Arguments arguments) throws Failure {
        long divisor = GoNumber.integer(arguments.get(1));
        if (divisor == 0) {
            throw new Failure("integer divide by zero");
        }
        return divisor;
    }

    private static double exact(Arguments arguments, int from, BinaryOperator<BigDecimal> operator) throws Failure {
        double result = from == 0 ? 0 : GoNumber.floating(arguments.get(0));
        for (int i = from; i < arguments.size(); i++) {
            result = exact(result, GoNumber.floating(arguments.get(i)), operator);
        }
        return result;
    }

    /** As in decimals, so that 0.1 and 0.2 are 0.3. */
    private static double exact(double a, double b, BinaryOperator<BigDecimal> operator) throws Failure {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            throw new Failure("not a finite number");
        }
        return operator.apply(new BigDecimal(Double.toString(a)), new BigDecimal(Double.toString(b)))
                .doubleValue();
    }

    private static double quotient(Arguments arguments) throws Failure {
        for (int i = 1; i < arguments.size(); i++) {
            if (GoNumber.floating(arguments.get(i)) == 0) {
                throw new Failure("decimal division by 0");
            }
        }
        return exact(arguments, 1, (x, y) -> x.divide(y, DIVISION_DIGITS, RoundingMode.HALF_UP));
    }

    private static Object round(Arguments arguments) throws Failure {
        double power = Math.pow(10, arguments.integer(1));
        double digit = power * GoNumber.floating(arguments.get(0));
        double roundOn = arguments.size() > 2 ? GoNumber.floating(arguments.get(2)) : 0.5;
        double fraction = digit - (digit < 0 ? Math.ceil(digit) : Math.floor(digit));
        return (fraction >= roundOn ? Math.ceil(digit) : Math.floor(digit)) / power;
    }

    private static List<Object> steps(long start, long stop, long step) throws Failure {
        List<Object> steps = new ArrayList<>();
        if (stop < start ? step >= 0 : step <= 0) {
            return steps;
        }
        if ((double) Math.abs((double) stop - start) / Math.abs((double) step) > MOST_STEPS) {
            throw new Failure("more than " + MOST_STEPS + " numbers");
        }
        for (long i = start; stop < start ? i > stop : i < stop; i += step) {
            steps.add(i);
        }
        return steps;
    }

    private static Object seq(Arguments arguments) throws Failure {
        if (arguments.size() == 0 || arguments.size() > 3) {
            return "";
        }
        boolean startGiven = arguments.size() > 1;
        long start = startGiven ? arguments.integer(0) : 1;
        long end = arguments.integer(arguments.size() - 1);
        long direction = end < start ? -1 : 1;
        long step = arguments.size() == 3 ? arguments.integer(1) : direction;
        if (end < start && step > 0) {
            return "";
        }
        return steps(start, end + direction, step).stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static long octal(String text) {
        try {
            return Long.parseLong(text, 8);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
