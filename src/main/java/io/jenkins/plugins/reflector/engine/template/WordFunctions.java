package io.jenkins.plugins.reflector.engine.template;

import java.util.Map;

/** Sprig's functions on the words of a text: wrapping, shortening, letter case (flux.md 3.7). */
final class WordFunctions {

    private static final String DOTS = "...";

    private WordFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("wrap", Function.of(2, a -> wrap(a.text(1), a.integer(0), "\n", false)));
        functions.put("wrapWith", Function.of(3, a -> wrap(a.text(2), a.integer(0), a.text(1), true)));
        functions.put("abbrev", Function.of(2, a -> abbreviate(a.text(1), 0, a.integer(0))));
        functions.put("abbrevboth", Function.of(3, a -> abbreviate(a.text(2), a.integer(0), a.integer(1))));
        functions.put("initials", Function.of(1, a -> initials(a.text(0))));
        functions.put("swapcase", Function.of(1, a -> swapCase(a.text(0))));
    }

    private static String wrap(String text, long width, String newLine, boolean breakWords) {
        int wide = (int) Math.max(1, Math.min(width, Integer.MAX_VALUE / 2));
        String separator = newLine.isEmpty() ? "\n" : newLine;
        StringBuilder out = new StringBuilder();
        int offset = 0;
        while (text.length() - offset > wide) {
            if (text.charAt(offset) == ' ') {
                offset++;
                continue;
            }
            int blank = text.lastIndexOf(' ', offset + wide);
            if (blank < offset) {
                blank = breakWords ? -1 : text.indexOf(' ', offset + wide);
            }
            if (blank >= 0) {
                out.append(text, offset, blank).append(separator);
                offset = blank + 1;
            } else if (breakWords) {
                out.append(text, offset, offset + wide).append(separator);
                offset += wide;
            } else {
                break;
            }
        }
        return out.append(text, offset, text.length()).toString();
    }

    /** The text with dots at the end, and at the start if what is shown does not begin there. */
    private static String abbreviate(String text, long from, long width) {
        if (width < 4 || (from > 0 && width < 7) || text.length() <= width) {
            return text;
        }
        int wide = (int) width;
        int offset = (int) Math.min(Math.max(0, from), text.length());
        if (text.length() - offset < wide - DOTS.length()) {
            offset = text.length() - (wide - DOTS.length());
        }
        if (offset <= DOTS.length() + 1) {
            return text.substring(0, wide - DOTS.length()) + DOTS;
        }
        if (offset + wide - DOTS.length() < text.length()) {
            return DOTS + abbreviate(text.substring(offset), 0, wide - DOTS.length());
        }
        return DOTS + text.substring(text.length() - (wide - DOTS.length()));
    }

    private static String initials(String text) {
        StringBuilder out = new StringBuilder();
        boolean gap = true;
        for (int c : text.codePoints().toArray()) {
            if (Character.isWhitespace(c)) {
                gap = true;
            } else if (gap) {
                out.appendCodePoint(c);
                gap = false;
            }
        }
        return out.toString();
    }

    private static String swapCase(String text) {
        StringBuilder out = new StringBuilder();
        boolean start = true;
        for (int c : text.codePoints().toArray()) {
            if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
                out.appendCodePoint(Character.toLowerCase(c));
                start = false;
            } else if (Character.isLowerCase(c)) {
                out.appendCodePoint(start ? Character.toTitleCase(c) : Character.toUpperCase(c));
                start = false;
            } else {
                out.appendCodePoint(c);
                start = Character.isWhitespace(c);
            }
        }
        return out.toString();
    }
}
