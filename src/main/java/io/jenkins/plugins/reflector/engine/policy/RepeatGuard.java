package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses expressions whose nested counted repeats multiply beyond what Go allows. The library copies the repeated part
 * as often as the count says, so a few characters could otherwise use up the memory.
 */
final class RepeatGuard {

    private static final int MAX_REPEAT = 1000;
    private static final int MAX_DEPTH = 1000;
    /** Instructions after all copies; far above any sensible expression, far below what hurts. */
    private static final long MAX_SIZE = 200_000;

    private final String text;
    private final Deque<Group> outer = new ArrayDeque<>();
    private Group group = new Group();
    private int at;

    private RepeatGuard(String text) {
        this.text = text;
    }

    /** Passes everything that is cheap, also what does not compile: the compiler tells that better. */
    static void check(@NonNull String expression) throws InvalidRegexException {
        new RepeatGuard(expression).scan();
    }

    private void scan() throws InvalidRegexException {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> charClass();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '*', '+', '?', '|' -> at++;
                default -> {
                    at++;
                    group.atom(1, 1);
                }
            }
        }
    }

    private void open() throws InvalidRegexException {
        at++;
        if (outer.size() >= MAX_DEPTH) {
            throw new InvalidRegexException("expression nests too deeply");
        }
        outer.push(group);
        group = new Group();
    }

    private void close() {
        at++;
        if (!outer.isEmpty()) {
            Group inner = group;
            group = outer.pop();
            group.atom(inner.size + 2, inner.repeat);
        }
    }

    private void escape() {
        if (text.startsWith("\\Q", at)) {
            int end = text.indexOf("\\E", at);
            int stop = end < 0 ? text.length() : end;
            group.atom(Math.max(0, stop - at - 3), 1);
            group.atom(1, 1);
            at = end < 0 ? text.length() : end + 2;
            return;
        }
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        at += 2;
        if ((kind == 'x' || kind == 'p' || kind == 'P') && at < text.length() && text.charAt(at) == '{') {
            int end = text.indexOf('}', at);
            at = end < 0 ? text.length() : end + 1;
        }
        group.atom(1, 1);
    }

    private void charClass() {
        at++;
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (at < text.length() && (first || text.charAt(at) != ']')) {
            first = false;
            int named = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
            if (named >= 0) {
                at = named + 2;
            } else {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
        group.atom(1, 1);
    }

    private void repeat() throws InvalidRegexException {
        int end = text.indexOf('}', at);
        int count = end < 0 ? -1 : count(text.substring(at + 1, end));
        if (count < 0) {
            // Not a repeat: RE2 takes such a brace as itself.
            at++;
            group.atom(1, 1);
            return;
        }
        String written = text.substring(at, end + 1);
        at = end + 1;
        if (!group.repeatLast(count)) {
            throw new InvalidRegexException("repeats multiply to more than " + MAX_REPEAT + " at `" + written + "`");
        }
    }

    /** The greatest count of {@code n}, {@code n,} or {@code n,m}; -1 if it is none of them. */
    private static int count(String inner) {
        int comma = inner.indexOf(',');
        String least = comma < 0 ? inner : inner.substring(0, comma);
        String most = comma < 0 ? "" : inner.substring(comma + 1);
        if (!isNumber(least) || !most.isEmpty() && !isNumber(most)) {
            return -1;
        }
        return Math.max(value(least), most.isEmpty() ? 0 : value(most));
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int value(String digits) {
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** What has been read of one pair of parentheses: its size, and the greatest product of repeats within. */
    private static final class Group {
        private long size;
        private long repeat = 1;
        private long lastSize;
        private long lastRepeat = 1;

        private void atom(long atomSize, long atomRepeat) {
            lastSize = atomSize;
            lastRepeat = atomRepeat;
            size += atomSize;
            repeat = Math.max(repeat, atomRepeat);
        }

        private boolean repeatLast(int count) {
            // {0} removes its operand; the copies inside it have already been counted.
            int times = Math.max(1, count);
            lastRepeat *= times;
            size += lastSize * (times - 1);
            lastSize *= times;
            repeat = Math.max(repeat, lastRepeat);
            return lastRepeat <= MAX_REPEAT && size <= MAX_SIZE;
        }
    }
}
