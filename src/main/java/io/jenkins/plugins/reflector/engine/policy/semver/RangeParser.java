package io.jenkins.plugins.reflector.engine.policy.semver;

import io.jenkins.plugins.reflector.engine.policy.semver.Comparison.Operator;
import io.jenkins.plugins.reflector.engine.policy.semver.Comparison.Precision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads one group of a range: comparisons that must all hold, separated by blanks or a comma (flux.md 2.4). */
final class RangeParser {

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("", Operator.EQUAL),
            Map.entry("=", Operator.EQUAL),
            Map.entry("!=", Operator.NOT_EQUAL),
            Map.entry(">", Operator.GREATER),
            Map.entry(">=", Operator.GREATER_OR_EQUAL),
            Map.entry("=>", Operator.GREATER_OR_EQUAL),
            Map.entry("<", Operator.LESS),
            Map.entry("<=", Operator.LESS_OR_EQUAL),
            Map.entry("=<", Operator.LESS_OR_EQUAL),
            Map.entry("~", Operator.TILDE),
            Map.entry("~>", Operator.TILDE),
            Map.entry("^", Operator.CARET));

    /** More bytes or more groups than this are refused unread (Flux's library has it since 3.5). */
    private static final int MAX_LENGTH = 512;

    private static final int MAX_GROUPS = 32;

    /**
     * A comparison as it was found.
     *
     * @param text all of it
     * @param operator as written
     * @param version all that follows the operator
     * @param major its first part; the others are null where they are missing
     * @param preRelease with its dash; empty if there is none
     */
    private record Found(
            String text, String operator, String version, String major, String minor, String patch, String preRelease) {

        private Precision precision() {
            if (isWildcard(major)) {
                return Precision.NONE;
            }
            if (isWildcard(minor)) {
                return Precision.MAJOR;
            }
            return isWildcard(patch) ? Precision.MINOR : Precision.FULL;
        }

        private Comparison compile() throws InvalidRangeException {
            Precision precision = precision();
            Version bound = Version.parse(
                    switch (precision) {
                        case NONE -> "0.0.0" + preRelease;
                        case MAJOR -> major + ".0.0" + preRelease;
                        case MINOR -> major + "." + minor + ".0" + preRelease;
                        case FULL -> version;
                    });
            if (bound == null) {
                throw new InvalidRangeException("constraint parser error");
            }
            return new Comparison(OPERATORS.get(operator), bound, precision, text);
        }

        private static boolean isWildcard(String part) {
            return part == null || part.equals("x") || part.equals("X") || part.equals("*");
        }
    }

    private final String group;
    private int at;

    private RangeParser(String group) {
        this.group = group;
    }

    /** The groups of a range, any of which may hold. */
    static List<List<Comparison>> parse(String range) throws InvalidRangeException {
        if (range.getBytes(StandardCharsets.UTF_8).length > MAX_LENGTH) {
            throw new InvalidRangeException("constraint string is too long (max " + MAX_LENGTH + " bytes)");
        }
        List<String> texts = split(HyphenRanges.rewrite(range));
        if (texts.size() > MAX_GROUPS) {
            throw new InvalidRangeException("too many constraint groups (max " + MAX_GROUPS + ")");
        }
        List<List<Comparison>> groups = new ArrayList<>();
        for (String text : texts) {
            groups.add(new RangeParser(text).comparisons());
        }
        return groups;
    }

    private static List<String> split(String range) {
        List<String> groups = new ArrayList<>();
        int start = 0;
        for (int bars = range.indexOf("||"); bars >= 0; bars = range.indexOf("||", start)) {
            groups.add(range.substring(start, bars));
            start = bars + 2;
        }
        groups.add(range.substring(start));
        return groups;
    }

    private List<Comparison> comparisons() throws InvalidRangeException {
        // The whole group is checked first: its shape is reported before any of its numbers.
        List<Found> found = new ArrayList<>();
        skipBlanks();
        do {
            found.add(comparison());
        } while (separator());
        List<Comparison> result = new ArrayList<>(found.size());
        for (Found one : found) {
            result.add(one.compile());
        }
        return result;
    }

    private Found comparison() throws InvalidRangeException {
        int start = at;
        while (at < group.length() && "=!<>~^".indexOf(group.charAt(at)) >= 0) {
            at++;
        }
        String operator = group.substring(start, at);
        if (!OPERATORS.containsKey(operator)) {
            throw improper();
        }
        skipBlanks();
        int version = at;
        if (peek() == 'v') {
            at++;
        }
        String major = part();
        String minor = nextPart();
        String patch = nextPart();
        int dash = at;
        if (peek() == '-') {
            at++;
            identifiers();
        }
        String preRelease = group.substring(dash, at);
        if (peek() == '+') {
            at++;
            identifiers();
        }
        return new Found(
                group.substring(start, at), operator, group.substring(version, at), major, minor, patch, preRelease);
    }

    private String nextPart() throws InvalidRangeException {
        if (peek() != '.') {
            return null;
        }
        at++;
        return part();
    }

    private boolean separator() throws InvalidRangeException {
        int before = at;
        skipBlanks();
        if (at == group.length()) {
            return false;
        }
        if (peek() == ',') {
            at++;
            skipBlanks();
        } else if (at == before) {
            throw improper();
        }
        return true;
    }

    private String part() throws InvalidRangeException {
        int start = at;
        while (at < group.length() && (VersionReader.isDigit(peek()) || "|xX*".indexOf(peek()) >= 0)) {
            at++;
        }
        if (at == start) {
            throw improper();
        }
        return group.substring(start, at);
    }

    private void identifiers() throws InvalidRangeException {
        boolean more;
        do {
            int start = at;
            while (VersionReader.isIdentifier(peek())) {
                at++;
            }
            if (at == start) {
                throw improper();
            }
            more = peek() == '.';
            if (more) {
                at++;
            }
        } while (more);
    }

    private void skipBlanks() {
        while (at < group.length() && " \t\n\f\r".indexOf(group.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < group.length() ? group.charAt(at) : '\0';
    }

    private InvalidRangeException improper() {
        return new InvalidRangeException("improper constraint: " + GoQuote.of(group));
    }
}
