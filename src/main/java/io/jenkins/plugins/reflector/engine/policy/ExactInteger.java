package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A whole number of any size. It stays text, since all that is asked of it is which is greater: a tag of a hundred digits costs no
 * arithmetic.
 *
 * @param negative never for zero
 * @param digits without leading zeros; empty for zero
 */
record ExactInteger(boolean negative, @NonNull String digits) implements Comparable<ExactInteger> {

    /** Digits with an optional sign, underscores between digits as in Go; null for any other text. */
    @CheckForNull
    static ExactInteger parse(@NonNull String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = text.substring(signed ? 1 : 0);
        boolean digitBefore = false;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && !(c == '_' && digitBefore)) {
                return null;
            }
            digitBefore = digit;
        }
        if (!digitBefore) {
            return null;
        }
        String plain = digits.indexOf('_') < 0 ? digits : digits.replace("_", "");
        int start = 0;
        while (start < plain.length() && plain.charAt(start) == '0') {
            start++;
        }
        String significant = plain.substring(start);
        return new ExactInteger(text.charAt(0) == '-' && !significant.isEmpty(), significant);
    }

    @Override
    public int compareTo(@NonNull ExactInteger other) {
        if (negative != other.negative) {
            return negative ? -1 : 1;
        }
        int longer = Integer.compare(digits.length(), other.digits.length());
        int greater = longer == 0 ? digits.compareTo(other.digits) : longer;
        return negative ? -greater : greater;
    }
}
