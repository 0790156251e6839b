package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Optional;

/** Finds the comment of a scalar value that may be its marker (flux.md 3.5.3 and appendix E, "Files"). */
final class MarkerFinder {
    private final SourceText source;
    private final String text;

    MarkerFinder(@NonNull SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** A comment: from its {@code #} to the end of its line. */
    record Comment(int start, int end) {}

    /**
     * The line comment of a value, or the one comment line above it if there is no line comment.
     *
     * @param item whether it is an item of a list
     * @param floor nothing before this offset is a comment of this value: the end of what stands before it
     */
    @NonNull
    Optional<Comment> find(@NonNull YamlNode.Scalar scalar, boolean item, int floor) {
        Comment line = lineComment(scalar);
        return Optional.ofNullable(line != null ? line : headComment(scalar, item, floor));
    }

    @CheckForNull
    private Comment lineComment(YamlNode.Scalar scalar) {
        int at;
        if (scalar.style() == YamlNode.Style.BLOCK) {
            at = scalar.content() + 1;
            while (at < text.length() && "0123456789+-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        } else {
            at = scalar.end();
            if (scalar.flow()) {
                int comma = skipBlanks(at);
                at = comma < text.length() && text.charAt(comma) == ',' ? comma + 1 : at;
            }
        }
        int hash = skipBlanks(at);
        return hash > at && isHash(hash) ? new Comment(hash, source.lineEnd(hash)) : null;
    }

    @CheckForNull
    private Comment headComment(YamlNode.Scalar scalar, boolean item, int floor) {
        int line = source.lineStart(scalar.start());
        int first = skipBlanks(line);
        boolean dash = false;
        if (item && !scalar.flow() && first < scalar.start() && text.charAt(first) == '-') {
            dash = true;
            first = skipBlanks(first + 1);
        }
        if (first != scalar.start()) {
            return null;
        }
        int above = previous(line);
        while (above >= 0 && skipBlanks(above) == source.lineEnd(above)) {
            above = previous(above);
        }
        Comment comment = above < 0 ? null : commentLine(above, item && !dash);
        if (comment == null || comment.start() < floor) {
            return null;
        }
        int higher = previous(above);
        boolean alone = text.charAt(skipBlanks(above)) != '#'
                || higher < 0
                || commentLine(higher, item && !dash) == null
                || skipBlanks(higher) < floor;
        return alone ? comment : null;
    }

    /** The comment of a line that holds nothing else, or nothing but the dash of the list item. */
    @CheckForNull
    private Comment commentLine(int line, boolean dashAllowed) {
        int at = skipBlanks(line);
        if (dashAllowed && at < text.length() && text.charAt(at) == '-') {
            int behind = skipBlanks(at + 1);
            at = behind > at + 1 ? behind : at;
        }
        return isHash(at) ? new Comment(at, source.lineEnd(at)) : null;
    }

    private int previous(int lineStart) {
        return lineStart == 0 ? -1 : source.lineStart(lineStart - 1);
    }

    private boolean isHash(int at) {
        return at < text.length() && text.charAt(at) == '#';
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && SourceText.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
