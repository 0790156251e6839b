package io.jenkins.plugins.reflector.engine.yaml;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at the lines that begin or end a document, so that each can be read without the others. */
final class DocumentSplitter {

    /** A piece of the text and the number of its first line, from 1. */
    record Part(String text, int firstLine) {}

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private int partStart;
    private int partLine = 1;
    /** Until something other than comments and directives has been seen, a marker belongs to the same document. */
    private boolean onlyPrologue = true;

    private DocumentSplitter(String text) {
        this.text = text;
    }

    static List<Part> split(String text) {
        DocumentSplitter splitter = new DocumentSplitter(text);
        splitter.run();
        return splitter.parts;
    }

    private void run() {
        int line = 1;
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(start);
            if (isMarker("---", start, end)) {
                if (!onlyPrologue) {
                    cut(start, line);
                }
                onlyPrologue = false;
            } else if (isMarker("...", start, end)) {
                cut(end, line + 1);
                onlyPrologue = true;
            } else if (onlyPrologue && !isPrologue(start, end)) {
                onlyPrologue = false;
            }
            start = end;
            line++;
        }
        cut(text.length(), line);
    }

    private void cut(int end, int nextLine) {
        if (end > partStart) {
            parts.add(new Part(text.substring(partStart, end), partLine));
        }
        partStart = end;
        partLine = nextLine;
    }

    /** The index behind the line break, which may be LF, CR LF or a lone CR. */
    private int endOfLine(int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    private boolean isMarker(String marker, int start, int end) {
        int from = skipByteOrderMark(start);
        if (!text.startsWith(marker, from)) {
            return false;
        }
        int next = from + marker.length();
        return next >= end || Character.isWhitespace(text.charAt(next));
    }

    private boolean isPrologue(int start, int end) {
        int from = skipByteOrderMark(start);
        if (from < end && text.charAt(from) == '%') {
            return true;
        }
        String line = text.substring(from, end).strip();
        return line.isEmpty() || line.charAt(0) == '#';
    }

    private int skipByteOrderMark(int index) {
        return index < text.length() && text.charAt(index) == '\uFEFF' ? index + 1 : index;
    }
}
