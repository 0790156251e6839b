package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** The text of a literal block scalar, and where each of its chars stands in the file. */
final class BlockText {
    private final String text;
    /** For each line, where it starts in {@link #text} and where in the file. */
    private final List<int[]> lines;

    private BlockText(String text, List<int[]> lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Null if the scalar is no literal block, or one whose lines cannot be found again for certain. */
    @CheckForNull
    static BlockText of(@NonNull SourceText source, @NonNull YamlNode.Scalar scalar) {
        String file = source.text();
        if (scalar.style() != YamlNode.Style.BLOCK || file.charAt(scalar.content()) != '|') {
            return null;
        }
        int line = source.lineEnd(scalar.content());
        line += source.breakAt(line).length();
        int indent = indent(scalar.value(), file, line);
        if (indent < 1) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        List<int[]> lines = new ArrayList<>();
        while (line < scalar.end()) {
            int end = source.lineEnd(line);
            int from = Math.min(end, line + indent);
            lines.add(new int[] {text.length(), from});
            text.append(file, from, end).append('\n');
            int lineBreak = source.breakAt(end).length();
            if (lineBreak == 0) {
                break;
            }
            line = end + lineBreak;
        }
        String read = text.toString();
        return read.stripTrailing().equals(scalar.value().stripTrailing()) ? new BlockText(read, lines) : null;
    }

    /** How many blanks the block takes off each line: what its first line of text has more than its value. */
    private static int indent(String value, String file, int firstLine) {
        int text = firstLine;
        while (text < file.length() && SourceText.isSpace(file.charAt(text))) {
            text++;
        }
        int lineStart = text;
        while (lineStart > firstLine && !SourceText.isBreak(file.charAt(lineStart - 1))) {
            lineStart--;
        }
        int own = 0;
        while (own < value.length() && SourceText.isSpace(value.charAt(own))) {
            own++;
        }
        int ownStart = value.lastIndexOf('\n', Math.max(own - 1, 0)) + 1;
        return text - lineStart - (own - Math.min(own, ownStart));
    }

    @NonNull
    String text() {
        return text;
    }

    /** Where a char of the text stands in the file. */
    int inFile(int offset) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lines.get(middle)[0] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return lines.get(low)[1] + offset - lines.get(low)[0];
    }
}
