package io.jenkins.plugins.reflector.engine.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/**
 * One document of a text, found without parsing it, so that a broken document spoils only itself (product.md, "a broken
 * document").
 *
 * @param start offset of its first char; its separator belongs to it, and so do the comments and directives before that
 * @param end offset behind its last char
 * @param firstLine the number of its first line, from 1
 */
public record DocumentRange(int start, int end, int firstLine) {

    /** The documents of a text, in order; together they are the whole text. */
    @NonNull
    public static List<DocumentRange> split(@NonNull String text) {
        Splitter splitter = new Splitter(text);
        splitter.run();
        return splitter.ranges;
    }

    /** Looks at the text line by line; a line ends with LF, CR LF or a lone CR. */
    private static final class Splitter {

        private final String text;
        private final boolean withReturns;
        private final List<DocumentRange> ranges = new ArrayList<>();
        private int start;
        private int firstLine = 1;

        /** Until something other than comments and directives has been seen, a separator belongs to the same document. */
        private boolean onlyPrologue = true;

        Splitter(String text) {
            this.text = text;
            this.withReturns = text.indexOf('\r') >= 0;
        }

        void run() {
            int line = 1;
            int at = 0;
            while (at < text.length()) {
                int next = nextLine(at);
                if (isMarker("---", at)) {
                    if (!onlyPrologue) {
                        cut(at, line);
                    }
                    onlyPrologue = false;
                } else if (isMarker("...", at)) {
                    cut(next, line + 1);
                    onlyPrologue = true;
                } else if (onlyPrologue && !isPrologue(at, next)) {
                    onlyPrologue = false;
                }
                at = next;
                line++;
            }
            cut(text.length(), line);
        }

        private void cut(int end, int nextLine) {
            if (end > start) {
                ranges.add(new DocumentRange(start, end, firstLine));
            }
            start = end;
            firstLine = nextLine;
        }

        private int nextLine(int from) {
            if (!withReturns) {
                // The JVM's own search, which is fast.
                int found = text.indexOf('\n', from);
                return found < 0 ? text.length() : found + 1;
            }
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                    return i + 1;
                }
            }
            return text.length();
        }

        private boolean isMarker(String marker, int line) {
            int from = behindByteOrderMark(line);
            if (!text.startsWith(marker, from)) {
                return false;
            }
            int behind = from + marker.length();
            return behind == text.length() || isSpace(text.charAt(behind));
        }

        private boolean isPrologue(int line, int next) {
            int at = behindByteOrderMark(line);
            if (at < next && text.charAt(at) == '%') {
                return true;
            }
            while (at < next && isSpace(text.charAt(at))) {
                at++;
            }
            return at == next || text.charAt(at) == '#';
        }

        /** YAML allows the mark at the start of every document. */
        private int behindByteOrderMark(int line) {
            return line < text.length() && text.charAt(line) == '\uFEFF' ? line + 1 : line;
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }
    }
}
