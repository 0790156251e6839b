package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks over the instructions of a Dockerfile: comments, continued lines, the escape directive. */
final class DockerfileLines {
    private static final Pattern ESCAPE = Pattern.compile("#\\s*escape\\s*=\\s*([`\\\\])\\s*", Pattern.CASE_INSENSITIVE);

    /** A word of an instruction, as a part of the file. */
    record Word(int start, int end) {}

    private final String text;
    private final char escape;
    private int at;
    private String instruction = "";
    private List<Word> words = List.of();

    DockerfileLines(@NonNull String text) {
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
        this.escape = escape();
    }

    /** What the directive says that may stand among the comments at the very top. */
    private char escape() {
        int line = at;
        while (line < text.length() && text.charAt(line) == '#') {
            int end = lineEnd(line);
            Matcher directive = ESCAPE.matcher(text).region(line, end);
            if (directive.matches()) {
                return directive.group(1).charAt(0);
            }
            line = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        return '\\';
    }

    /** Goes to the next instruction; false at the end. */
    boolean next() {
        while (at < text.length()) {
            List<Word> read = instructionAt();
            if (!read.isEmpty()) {
                Word first = read.get(0);
                instruction = text.substring(first.start(), first.end()).toUpperCase(Locale.ROOT);
                words = read.subList(1, read.size());
                return true;
            }
        }
        return false;
    }

    /** In capitals. */
    @NonNull
    String instruction() {
        return instruction;
    }

    /** What follows the instruction's name. */
    @NonNull
    List<Word> words() {
        return words;
    }

    private List<Word> instructionAt() {
        List<Word> read = new ArrayList<>();
        boolean continued = true;
        while (continued && at < text.length()) {
            continued = line(read);
        }
        return read;
    }

    /** Reads one line; true if the instruction goes on in the next. Comments between continued lines are passed over. */
    private boolean line(List<Word> read) {
        int end = lineEnd(at);
        int next = end + (text.startsWith("\r\n", end) ? 2 : end < text.length() ? 1 : 0);
        int first = at;
        while (first < end && SourceText.isBlank(text.charAt(first))) {
            first++;
        }
        boolean comment = first < end && text.charAt(first) == '#';
        if (comment || first == end) {
            at = next;
            return !read.isEmpty();
        }
        int last = end;
        while (last > first && SourceText.isBlank(text.charAt(last - 1))) {
            last--;
        }
        boolean goesOn = text.charAt(last - 1) == escape;
        words(first, goesOn ? last - 1 : last, read);
        at = next;
        return goesOn;
    }

    private void words(int from, int to, List<Word> read) {
        int start = -1;
        char quote = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (SourceText.isBlank(c)) {
                if (start >= 0) {
                    read.add(new Word(start, i));
                    start = -1;
                }
                continue;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
            start = start < 0 ? i : start;
        }
        if (start >= 0) {
            read.add(new Word(start, to));
        }
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && !SourceText.isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
