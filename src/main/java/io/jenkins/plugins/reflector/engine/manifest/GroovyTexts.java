package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Walks over the string literals of a Groovy source: quotes of one line and of several, and no comment. */
final class GroovyTexts {
    private final String source;
    private int at;
    private int open;
    private int start;
    private int end;
    private boolean multiLine;

    GroovyTexts(@NonNull String source) {
        this.source = source;
    }

    /** Goes to the next literal; false at the end, or where a literal is not closed. */
    boolean next() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("//", at)) {
                at = skipTo("\n", at);
            } else if (source.startsWith("/*", at)) {
                at = skipTo("*/", at + 2);
            } else if (c == '\'' || c == '"') {
                if (literal(c)) {
                    return true;
                }
            } else {
                at++;
            }
        }
        return false;
    }

    /** Reads a literal; false, behind what is none, if there is none. */
    private boolean literal(char quote) {
        String three = String.valueOf(quote).repeat(3);
        multiLine = source.startsWith(three, at);
        String closing = multiLine ? three : String.valueOf(quote);
        open = at;
        start = at + closing.length();
        int i = start;
        while (i < source.length() && !source.startsWith(closing, i)) {
            if (!multiLine && SourceText.isBreak(source.charAt(i))) {
                // An apostrophe in a regular expression between slashes; no literal after all.
                at = i;
                return false;
            }
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= source.length()) {
            at = source.length();
            return false;
        }
        end = i;
        at = i + closing.length();
        return true;
    }

    private int skipTo(String wanted, int from) {
        int found = source.indexOf(wanted, from);
        return found < 0 ? source.length() : found + wanted.length();
    }

    /** Where its opening quote stands. */
    int open() {
        return open;
    }

    /** Where its text starts. */
    int start() {
        return start;
    }

    /** Where its text ends. */
    int end() {
        return end;
    }

    /** Whether it has three quotes. */
    boolean multiLine() {
        return multiLine;
    }
}
