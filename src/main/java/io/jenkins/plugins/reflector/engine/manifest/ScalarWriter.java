package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Gives a scalar another text in the style it has (flux.md 3.5.4). */
final class ScalarWriter {
    private static final String YAML_TAGS = "tag:yaml.org,2002:";
    private static final String STRING_TAG = YAML_TAGS + "str";

    private final SourceText source;
    private final boolean json;
    private final String text;

    /** @param json whether the file is JSON, where every text has double quotes */
    ScalarWriter(@NonNull SourceText source, boolean json) {
        this.source = source;
        this.json = json;
        this.text = source.text();
    }

    /** A part of the file and what comes in its place. */
    record Replacement(int start, int end, @NonNull String text) {}

    /** How a scalar's text changes; null if it has no text that could be replaced. */
    @CheckForNull
    Replacement replace(@NonNull YamlNode.Scalar scalar, @NonNull String value) {
        if (scalar.absent()) {
            return null;
        }
        return switch (scalar.style()) {
            case SINGLE_QUOTED -> replacement(scalar, Quoting.singleQuoted(value));
            case DOUBLE_QUOTED -> replacement(scalar, Quoting.doubleQuoted(value));
            case BLOCK -> block(scalar, value);
            case PLAIN -> replacement(
                    scalar, json ? Quoting.doubleQuoted(value) : Quoting.plain(value, scalar.flow()));
        };
    }

    /**
     * A tag of somebody's own stays, and so does one that says the text is a string, unless quotes make it needless; YAML's own
     * tags of other kinds go with the value that was of that kind.
     */
    private Replacement replacement(YamlNode.Scalar scalar, String written) {
        String tag = scalar.properties().tag();
        boolean gainsQuotes = scalar.style() == YamlNode.Style.PLAIN && written.startsWith("\"");
        if (tag == null || !tag.startsWith(YAML_TAGS) || tag.equals(STRING_TAG) && !gainsQuotes) {
            return new Replacement(scalar.content(), scalar.end(), written);
        }
        int from = tagStart(scalar);
        int to = from;
        while (to < scalar.content() && !SourceText.isSpace(text.charAt(to))) {
            to++;
        }
        while (to < scalar.content() && SourceText.isBlank(text.charAt(to))) {
            to++;
        }
        return new Replacement(from, scalar.end(), text.substring(to, scalar.content()) + written);
    }

    private int tagStart(YamlNode.Scalar scalar) {
        int at = scalar.start();
        while (text.charAt(at) != '!') {
            boolean comment = text.charAt(at) == '#';
            while (comment ? !SourceText.isBreak(text.charAt(at)) : !SourceText.isSpace(text.charAt(at))) {
                at++;
            }
            while (SourceText.isSpace(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /** The lines of a block become one line; the header says that no line break belongs to the value. */
    @CheckForNull
    private Replacement block(YamlNode.Scalar scalar, String value) {
        int indicators = scalar.content() + 1;
        int header = source.blockHeaderEnd(scalar.content());
        int headerEnd = source.lineEnd(header);
        int end = source.lastLineEnd(headerEnd, scalar.end());
        if (end == headerEnd) {
            return null;
        }
        String lineBreak = source.breakAt(headerEnd);
        int line = headerEnd + lineBreak.length();
        int first = line;
        while (SourceText.isSpace(text.charAt(first))) {
            first++;
        }
        int indent = first - source.lineStart(first) - leadingSpaces(scalar.value());
        String digits = text.substring(indicators, header).replaceAll("[-+]", "");
        String rest = text.substring(header, line);
        return new Replacement(
                indicators, end, digits + "-" + rest + " ".repeat(Math.max(0, indent)) + value);
    }

    private static int leadingSpaces(String value) {
        int spaces = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                spaces = 0;
            } else if (c == ' ') {
                spaces++;
            } else {
                return spaces;
            }
        }
        return 0;
    }
}
