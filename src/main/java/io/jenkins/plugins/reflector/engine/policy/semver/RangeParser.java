package io.jenkins.plugins.reflector.engine.policy.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.reflector.engine.policy.semver.Comparison.Operator;
import io.jenkins.plugins.reflector.engine.policy.semver.Comparison.Precision;
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

    /** A single bar passes here and fails later, which is why it has another error text. */
    private static final String PART = "[0-9|xX*]+";

    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    private static final String BOUND =
            "v?" + PART + "(?:\\." + PART + ")?(?:\\." + PART + ")?(?:-" + IDENTIFIERS + ")?(?:\\+" + IDENTIFIERS
                    + ")?";
    private static final Pattern HYPHEN_RANGE = Pattern.compile("\\s*(" + BOUND + ")\\s+-\\s+(" + BOUND + ")\\s*");

    private final String group;
    private int at;

    private RangeParser(String group) {
        this.group = group;
    }

    /** The groups of a range, any of which may hold. */
    static List<List<Comparison>> parse(String range) throws InvalidRangeException {
        String rewritten = rewriteHyphens(range);
        List<List<Comparison>> groups = new ArrayList<>();
        int start = 0;
        while (start >= 0) {
            int bars = rewritten.indexOf("||", start);
            groups.add(new RangeParser(rewritten.substring(start, bars < 0 ? rewritten.length() : bars)).comparisons());
            start = bars < 0 ? -1 : bars + 2;
        }
        return groups;
    }

    /**
     * {@code A - B} becomes two comparisons; blanks around it vanish, as in Flux, which matters to what stands
     * before.
     */
    private static String rewriteHyphens(String range) {
        Matcher matcher = HYPHEN_RANGE.matcher(range);
        StringBuilder result = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            result.append(range, copied, matcher.start())
                    .append(">= ")
                    .append(matcher.group(1))
                    .append(", <= ")
                    .append(matcher.group(2))
                    .append(' ');
            copied = matcher.end();
        }
        return result.append(range, copied, range.length()).toString();
    }

    private List<Comparison> comparisons() throws InvalidRangeException {
        // The whole group is checked first: its shape is reported before any of its numbers.
        List<String[]> found = new ArrayList<>();
        skipBlanks();
        do {
            found.add(comparison());
        } while (separator());
        List<Comparison> result = new ArrayList<>(found.size());
        for (String[] parts : found) {
            result.add(compile(parts));
        }
        return result;
    }

    /** Text, operator, three parts (null where missing) and the pre-release with its dash. */
    private String[] comparison() throws InvalidRangeException {
        int start = at;
        while (at < group.length() && "=!<>~^".indexOf(group.charAt(at)) >= 0) {
            at++;
        }
        String operator = group.substring(start, at);
        skipBlanks();
        if (peek() == 'v') {
            at++;
        }
        String[] result = {null, operator, part(), null, null, ""};
        for (int i = 3; i <= 4 && peek() == '.'; i++) {
            at++;
            result[i] = part();
        }
        if (peek() == '-') {
            int dash = at++;
            identifiers();
            result[5] = group.substring(dash, at);
        }
        if (peek() == '+') {
            at++;
            identifiers();
        }
        if (!OPERATORS.containsKey(operator)) {
            throw improper();
        }
        result[0] = group.substring(start, at);
        return result;
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

    private static Comparison compile(String[] parts) throws InvalidRangeException {
        Precision precision;
        String bound;
        if (isWildcard(parts[2])) {
            precision = Precision.NONE;
            bound = "0.0.0";
        } else if (isWildcard(parts[3])) {
            precision = Precision.MAJOR;
            bound = parts[2] + ".0.0";
        } else if (isWildcard(parts[4])) {
            precision = Precision.MINOR;
            bound = parts[2] + "." + parts[3] + ".0";
        } else {
            precision = Precision.FULL;
            bound = parts[2] + "." + parts[3] + "." + parts[4];
        }
        Version version = Version.parse(bound + parts[5]);
        if (version == null) {
            throw new InvalidRangeException("constraint parser error");
        }
        return new Comparison(OPERATORS.get(parts[1]), version, precision, parts[0]);
    }

    private static boolean isWildcard(String part) {
        return part == null || part.equals("x") || part.equals("X") || part.equals("*");
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
        return new InvalidRangeException("improper constraint: " + quoted(group));
    }

    private static String quoted(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> result.append('\\').append(c);
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\r' -> result.append("\\r");
                case '\f' -> result.append("\\f");
                default -> {
                    if (Character.isISOControl(c)) {
                        result.append(String.format("\\x%02x", (int) c));
                    } else {
                        result.append(c);
                    }
                }
            }
        }
        return result.append('"').toString();
    }
}
