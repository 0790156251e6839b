package io.jenkins.plugins.reflector.engine.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils files as people, merges, editors and transfers do. The same seed gives the same files. */
final class Mutations {
    /** What turns up in files, wanted or not. */
    private static final String[] SCRAPS = {
        "{{ .Values.x }}", "{{- if .x }}\n", "{{ end }}", "${TAG}", "\t", "  ", " ", "\n", "\r", "\r\n", "---\n", "...\n",
        "--- # x\n", "\u0000", "\u0007", "\u007f", "\u0085", "\u00a0", "\u2028", "\ufeff", "\ufffe", "\ud83d\ude00",
        "e\u0301", "# c", "#", " #", ": ", ":", "- ", "-", "? ", "&a ", "*a", "!!int ", "!x ", "|", ">-", "|2", "'", "\"",
        "\\", "\\u00", "[", "]", "{", "}", ", ", "%YAML 1.1\n", "<<: *a\n", "~", "null", "nginx", "nginx:1.20", ":1.20",
        "@sha256:00", "image: nginx:1.20\n", "newTag: 1.20\n", "tag: yes\n", "# {\"$imagepolicy\": \"ns:p\"}",
        " # {\"$imagepolicy\": \"ns:p:tag\"}\n", "FROM nginx:1.20\n", "ARG T=1\n", "'''", "\"\"\"", "/*", "//", "$",
        "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"
    };

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A text with one to four things done to it. */
    String of(String text) {
        String result = text;
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            result = once(result);
        }
        return result;
    }

    private String once(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(12)) {
            case 0 -> lines(text, Lines.DELETE);
            case 1 -> lines(text, Lines.REPEAT);
            case 2 -> lines(text, Lines.INDENT);
            case 3 -> lines(text, Lines.OUTDENT);
            case 4 -> lines(text, Lines.SWAP);
            case 5 -> text.substring(0, at);
            case 6 -> text.substring(at);
            case 7 -> text.replace("\n", oneOf(List.of("\r\n", "\r", "\n\n", " \n")));
            case 8 -> at == text.length() ? text : text.substring(0, at) + text.substring(at + 1);
            case 9 -> quotes(text);
            default -> text.substring(0, at) + SCRAPS[random.nextInt(SCRAPS.length)] + text.substring(at);
        };
    }

    private enum Lines {
        DELETE,
        REPEAT,
        INDENT,
        OUTDENT,
        SWAP
    }

    private String lines(String text, Lines what) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int from = random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + 1 + random.nextInt(3));
        List<String> some = lines.subList(from, to);
        String blanks = oneOf(List.of(" ", "  ", "    ", "\t"));
        switch (what) {
            case DELETE -> some.clear();
            case REPEAT -> lines.addAll(random.nextInt(lines.size() + 1), List.copyOf(some));
            case INDENT -> some.replaceAll(line -> blanks + line);
            case OUTDENT -> some.replaceAll(line -> line.startsWith(blanks) ? line.substring(blanks.length()) : line);
            case SWAP -> java.util.Collections.reverse(some);
        }
        return String.join("", lines);
    }

    /** Other quotes, or none. */
    private String quotes(String text) {
        String quote = oneOf(List.of("\"", "'"));
        return text.replace(quote, oneOf(List.of("", "\"", "'")));
    }
}
