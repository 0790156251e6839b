package io.jenkins.plugins.reflector.engine.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** {@code filterTags.extract}, compiled: Go's replacement templates, which are not Java's (flux.md 2.7). */
final class ExtractTemplate {

    private static final int MAX_GROUP_DIGITS = 8;

    /** Either literal text (group -1) or the number of a group. */
    private record Piece(String literal, int group) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final Pattern pattern;

    ExtractTemplate(@NonNull String template, @NonNull Pattern pattern) {
        this.pattern = pattern;
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

    /** The key that the matcher's current match makes. */
    @NonNull
    String expand(@NonNull Matcher matcher) {
        StringBuilder result = new StringBuilder();
        for (Piece piece : pieces) {
            String text = piece.group() < 0 ? piece.literal() : matcher.group(piece.group());
            if (text != null) {
                result.append(text);
            }
        }
        return result.toString();
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
