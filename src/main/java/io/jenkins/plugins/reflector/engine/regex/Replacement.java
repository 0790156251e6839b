package io.jenkins.plugins.reflector.engine.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** A compiled replacement template: Go's rules for {@code $1}, {@code ${name}}, {@code $$}, not Java's (flux.md 2.7). */
public final class Replacement {

    private static final int MAX_GROUP_DIGITS = 8;

    /** Either literal text (group -1) or the number of a group. */
    private record Piece(String literal, int group) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Pattern pattern;

    private Replacement(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a template for the matches of a pattern; every text is one. */
    @NonNull
    public static Replacement compile(@NonNull String template, @NonNull Pattern pattern) {
        Replacement replacement = new Replacement(pattern);
        replacement.read(template);
        return replacement;
    }

    private void read(String template) {
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0) {
                literal(template.substring(at));
                return;
            }
            literal(template.substring(at, dollar));
            at = reference(template, dollar);
        }
    }

    /** The text that the matcher's current match makes. */
    @NonNull
    public String expand(@NonNull Matcher matcher) {
        StringBuilder result = new StringBuilder();
        for (Piece piece : pieces) {
            String text = piece.group() < 0 ? piece.literal() : matcher.group(piece.group());
            if (text != null) {
                result.append(text);
            }
        }
        return result.toString();
    }

    /** The names of groups that the pattern does not have, as written. */
    @NonNull
    public List<String> unknownGroups() {
        return List.copyOf(unknown);
    }

    /** Whether a group that the pattern has is in it, so that it is more than a fixed text. */
    public boolean namesAnyGroup() {
        return references() > 0;
    }

    /** How many groups of the pattern are in it, each as often as it stands there: no text that it makes is longer than so many matches. */
    public int references() {
        return (int) pieces.stream().filter(piece -> piece.group() >= 0).count();
    }

    /** Reads what follows a dollar sign and returns where the rest begins. */
    private int reference(String template, int dollar) {
        int start = dollar + 1;
        if (template.startsWith("$", start)) {
            literal("$");
            return start + 1;
        }
        boolean braces = template.startsWith("{", start);
        int nameStart = braces ? start + 1 : start;
        int nameEnd = nameStart;
        while (nameEnd < template.length() && isNameChar(template.codePointAt(nameEnd))) {
            nameEnd += Character.charCount(template.codePointAt(nameEnd));
        }
        if (nameEnd == nameStart || braces && !template.startsWith("}", nameEnd)) {
            literal("$");
            return start;
        }
        group(template.substring(nameStart, nameEnd));
        return braces ? nameEnd + 1 : nameEnd;
    }

    /** A group that the pattern does not have leaves nothing behind. */
    private void group(String name) {
        boolean number = name.chars().allMatch(c -> c >= '0' && c <= '9')
                && name.length() <= MAX_GROUP_DIGITS
                && (name.length() == 1 || name.charAt(0) != '0');
        int group = number ? Integer.parseInt(name) : pattern.namedGroups().getOrDefault(name, -1);
        if (group >= 0 && group <= pattern.groupCount()) {
            pieces.add(new Piece("", group));
        } else {
            unknown.add(name);
        }
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, -1));
        }
    }

    private static boolean isNameChar(int codePoint) {
        return codePoint == '_' || Character.isLetter(codePoint) || Character.isDigit(codePoint);
    }
}
