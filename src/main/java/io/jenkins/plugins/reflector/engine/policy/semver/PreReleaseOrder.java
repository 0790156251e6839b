package io.jenkins.plugins.reflector.engine.policy.semver;

/** Compares pre-releases group by group, without cutting them into pieces (flux.md 2.3). */
final class PreReleaseOrder {

    private static final int MAX_UNSIGNED_DIGITS = 20;

    private PreReleaseOrder() {}

    static int compare(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.isEmpty() || b.isEmpty()) {
            // A release is above all of its pre-releases.
            return a.isEmpty() ? 1 : -1;
        }
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = endOfGroup(a, i);
            int endB = endOfGroup(b, j);
            int result = compareGroups(a, i, endA, b, j, endB);
            if (result != 0) {
                return result;
            }
            i = endA + 1;
            j = endB + 1;
        }
        return Boolean.compare(i < a.length(), j < b.length());
    }

    private static int endOfGroup(String text, int start) {
        int dot = text.indexOf('.', start);
        return dot < 0 ? text.length() : dot;
    }

    private static int compareGroups(String a, int fromA, int toA, String b, int fromB, int toB) {
        boolean numberA = isNumber(a, fromA, toA);
        boolean numberB = isNumber(b, fromB, toB);
        if (numberA && numberB) {
            return Long.compareUnsigned(
                    Long.parseUnsignedLong(a, fromA, toA, 10), Long.parseUnsignedLong(b, fromB, toB, 10));
        }
        if (numberA != numberB) {
            return numberA ? -1 : 1;
        }
        int common = Math.min(toA - fromA, toB - fromB);
        for (int k = 0; k < common; k++) {
            int difference = a.charAt(fromA + k) - b.charAt(fromB + k);
            if (difference != 0) {
                return difference;
            }
        }
        return (toA - fromA) - (toB - fromB);
    }

    /** Digits that fit into 64 bits; a longer run counts as text, as in Flux. */
    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!VersionReader.isDigit(text.charAt(i))) {
                return false;
            }
        }
        int length = to - from;
        return length < MAX_UNSIGNED_DIGITS
                || length == MAX_UNSIGNED_DIGITS && text.substring(from, to).compareTo("18446744073709551615") <= 0;
    }
}
