package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Comparator;
import java.util.OptionalDouble;

/** How the keys of a numerical policy are read as numbers, and which of two is greater. */
interface Numbers<N> extends Comparator<N> {

    /** 64-bit floats, as in Flux: integers beyond 2^53 collapse (flux.md 2.6). */
    Numbers<Double> FLOAT64 = new Numbers<>() {

        @Override
        @CheckForNull
        public Double parse(@NonNull String key) {
            OptionalDouble number = GoNumber.parse(key);
            return number.isEmpty() ? null : number.getAsDouble();
        }

        @Override
        public boolean isComparable(@NonNull Double number) {
            return !number.isNaN();
        }

        @Override
        public int compare(Double a, Double b) {
            // Not Double.compare, which takes -0 for less than 0.
            double x = a;
            double y = b;
            return x < y ? -1 : x > y ? 1 : 0;
        }
    };

    /** Whole numbers of any size: the option {@code exactIntegers}. */
    Numbers<ExactInteger> INTEGERS = new Numbers<>() {

        @Override
        @CheckForNull
        public ExactInteger parse(@NonNull String key) {
            return ExactInteger.parse(key);
        }

        @Override
        public boolean isComparable(@NonNull ExactInteger number) {
            return true;
        }

        @Override
        public int compare(ExactInteger a, ExactInteger b) {
            return a.compareTo(b);
        }
    };

    /** The number that a key is; null if it is none. */
    @CheckForNull
    N parse(@NonNull String key);

    /** Whether it is more or less than others at all; NaN is not. */
    boolean isComparable(@NonNull N number);
}
