package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file and its lines. A line ends with LF, CR LF or CR. */
final class SourceText {
    private static final char REPLACEMENT = '\uFFFD';

    private final String text;
    private int[] starts;

    SourceText(@NonNull String text) {
        this.text = text;
    }

    /**
     * Decodes bytes such that encoding the text gives the same bytes again.
     *
     * @throws CharacterCodingException if they are not UTF-8
     */
    @NonNull
    static SourceText decode(@NonNull byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is malformed was replaced by this char, which may also stand there by right; the strict way is slower.
        if (text.indexOf(REPLACEMENT) >= 0) {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
        }
        return new SourceText(text);
    }

    @NonNull
    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** The number of the line that an offset stands on, from 1. */
    int lineOf(int offset) {
        int found = Arrays.binarySearch(starts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Where the line of an offset starts. */
    int lineStart(int offset) {
        return starts()[lineOf(offset) - 1];
    }

    /** Where the line of an offset ends, before its line break. */
    int lineEnd(int offset) {
        int at = offset;
        while (at < text.length() && !isBreak(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * The end of the last line that holds any text between two offsets; the first offset's line if there is none. A
     * block scalar's own end is the start of what follows it.
     */
    int lastLineEnd(int from, int to) {
        int last = Math.min(to, text.length());
        while (last > from && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return lineEnd(last);
    }

    /**
     * Where the indicators of a block scalar's header end, as in {@code |2-}.
     *
     * @param bar offset of its {@code |} or {@code >}
     */
    int blockHeaderEnd(int bar) {
        int at = bar + 1;
        while (at < text.length() && "0123456789+-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** The line break that starts at an offset; empty if there is none. */
    @NonNull
    String breakAt(int offset) {
        if (offset >= text.length() || !isBreak(text.charAt(offset))) {
            return "";
        }
        return text.startsWith("\r\n", offset) ? "\r\n" : text.substring(offset, offset + 1);
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether it divides words: a blank or a line break. */
    static boolean isSpace(char c) {
        return isBlank(c) || isBreak(c);
    }

    private int[] starts() {
        if (starts == null) {
            int[] found = new int[16];
            int count = 1;
            boolean windows = text.indexOf('\r') >= 0;
            for (int at = nextLine(0, windows); at >= 0; at = nextLine(at, windows)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = at;
            }
            starts = Arrays.copyOf(found, count);
        }
        return starts;
    }

    /** Where the line after an offset starts; -1 if there is none. Without CR the search is the JVM's own, and fast. */
    private int nextLine(int from, boolean withReturns) {
        if (!withReturns) {
            int found = text.indexOf('\n', from);
            return found < 0 ? -1 : found + 1;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                return i + 1;
            }
        }
        return -1;
    }
}
