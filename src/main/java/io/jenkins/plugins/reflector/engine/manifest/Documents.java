package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a file at its document separators without parsing it, so that a broken document spoils only itself
 * (product.md, "a broken document").
 */
final class Documents {
    private Documents() {}

    /** A document: the chars from {@code start} up to {@code end}, its separator included. */
    record Range(int start, int end) {}

    /** The documents of a text, in order; together they are the whole text. */
    @NonNull
    static List<Range> split(@NonNull String text) {
        List<Range> documents = new ArrayList<>();
        int start = 0;
        boolean prologue = true;
        int at = 0;
        while (at < text.length()) {
            int next = nextLine(text, at);
            if (isMark(text, at, "---")) {
                // Directives and comments belong to the document whose separator follows them.
                if (at > start && !prologue) {
                    documents.add(new Range(start, at));
                    start = at;
                }
                prologue = false;
            } else if (isMark(text, at, "...")) {
                documents.add(new Range(start, next));
                start = next;
                prologue = true;
            } else if (prologue && !isPrologue(text, at, next)) {
                prologue = false;
            }
            at = next;
        }
        if (start < text.length()) {
            documents.add(new Range(start, text.length()));
        }
        return documents;
    }

    private static boolean isMark(String text, int at, String mark) {
        int from = at == 0 && text.startsWith("\uFEFF") ? 1 : at;
        if (!text.startsWith(mark, from)) {
            return false;
        }
        int end = from + mark.length();
        return end == text.length() || SourceText.isBlank(text.charAt(end)) || SourceText.isBreak(text.charAt(end));
    }

    private static boolean isPrologue(String text, int at, int next) {
        int i = at == 0 && text.startsWith("\uFEFF") ? 1 : at;
        if (i < next && text.charAt(i) == '%') {
            return true;
        }
        while (i < next && (SourceText.isBlank(text.charAt(i)) || SourceText.isBreak(text.charAt(i)))) {
            i++;
        }
        return i == next || text.charAt(i) == '#';
    }

    private static int nextLine(String text, int at) {
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                return i + 1;
            }
        }
        return text.length();
    }
}
