package io.jenkins.plugins.reflector.engine.policy.semver;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Reads a version in one pass over its characters, with nothing on the heap but the result: tags come by the ten thousand. */
final class VersionReader {

    /** What every number of so many digits fits into 64 bits. */
    private static final int SAFE_DIGITS = 19;

    private static final int PARTS = 3;

    private VersionReader() {}

    /** Null if the text is no version. */
    @CheckForNull
    static Version read(String text) {
        int length = text.length();
        int at = length > 0 && text.charAt(0) == 'v' ? 1 : 0;
        long major = 0;
        long minor = 0;
        long patch = 0;
        for (int part = 0; part < PARTS; part++) {
            int start = at;
            long value = 0;
            while (at < length && isDigit(text.charAt(at))) {
                value = value * 10 + (text.charAt(at) - '0');
                at++;
            }
            if (at == start || at - start > SAFE_DIGITS && !fits(text, start, at)) {
                return null;
            }
            switch (part) {
                case 0 -> major = value;
                case 1 -> minor = value;
                default -> patch = value;
            }
            if (part == PARTS - 1 || at == length || text.charAt(at) != '.') {
                break;
            }
            at++;
        }
        String preRelease = "";
        if (at < length && text.charAt(at) == '-') {
            int start = at + 1;
            at = identifiers(text, start, true);
            if (at < 0) {
                return null;
            }
            preRelease = text.substring(start, at);
        }
        if (at < length && text.charAt(at) == '+') {
            at = identifiers(text, at + 1, false);
        }
        return at == length ? new Version(major, minor, patch, preRelease) : null;
    }

    /** Whether many digits are a number of 64 bits without a sign. */
    private static boolean fits(String text, int from, int to) {
        try {
            Long.parseUnsignedLong(text, from, to, 10);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Where dot-separated groups end; -1 if one of them is empty or, if {@code strictNumbers}, is a number that begins with a
     * needless zero.
     */
    private static int identifiers(String text, int from, boolean strictNumbers) {
        int at = from;
        while (true) {
            int start = at;
            boolean digitsOnly = true;
            while (at < text.length() && isIdentifier(text.charAt(at))) {
                digitsOnly &= isDigit(text.charAt(at));
                at++;
            }
            boolean leadingZero = digitsOnly && at - start > 1 && text.charAt(start) == '0';
            if (at == start || strictNumbers && leadingZero) {
                return -1;
            }
            if (at == text.length() || text.charAt(at) != '.') {
                return at;
            }
            at++;
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifier(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
    }
}
