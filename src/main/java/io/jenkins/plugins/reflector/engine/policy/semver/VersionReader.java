package io.jenkins.plugins.reflector.engine.policy.semver;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Reads a version in one pass over its characters: tags come by the ten thousand. */
final class VersionReader {

    private static final long MAX_BEFORE_DIGIT = Long.divideUnsigned(-1L, 10);

    private final String text;
    private int at;
    private boolean failed;

    VersionReader(String text) {
        this.text = text;
    }

    @CheckForNull
    Version read() {
        if (peek() == 'v') {
            at++;
        }
        long major = number();
        long minor = nextPart();
        long patch = nextPart();
        String preRelease = "";
        if (!failed && peek() == '-') {
            int start = ++at;
            identifiers(true);
            preRelease = text.substring(start, at);
        }
        if (!failed && peek() == '+') {
            at++;
            identifiers(false);
        }
        return failed || at < text.length() ? null : new Version(major, minor, patch, preRelease);
    }

    private long nextPart() {
        if (failed || peek() != '.') {
            return 0;
        }
        at++;
        return number();
    }

    private long number() {
        long value = 0;
        int start = at;
        while (isDigit(peek())) {
            int digit = text.charAt(at++) - '0';
            if (Long.compareUnsigned(value, MAX_BEFORE_DIGIT) > 0) {
                failed = true;
            }
            long next = value * 10 + digit;
            if (Long.compareUnsigned(next, digit) < 0) {
                failed = true;
            }
            value = next;
        }
        failed |= at == start;
        return value;
    }

    /** Dot-separated groups; a number among them must not start with a zero, if {@code strictNumbers}. */
    private void identifiers(boolean strictNumbers) {
        while (true) {
            int start = at;
            boolean digitsOnly = true;
            while (isIdentifier(peek())) {
                digitsOnly &= isDigit(peek());
                at++;
            }
            boolean leadingZero = digitsOnly && at - start > 1 && text.charAt(start) == '0';
            if (at == start || strictNumbers && leadingZero) {
                failed = true;
                return;
            }
            if (peek() != '.') {
                return;
            }
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifier(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
    }
}
