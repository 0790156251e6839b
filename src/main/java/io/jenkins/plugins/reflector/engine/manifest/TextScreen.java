package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Tells whether any of some short ASCII texts occurs in a long one, without looking at every char of it: most of a
 * repository holds nothing of interest, and what does is read a second time anyway. A few texts are left to the JVM's own
 * search, which is hard to beat. With more, it looks at two chars at the end of a window that is as long as the shortest
 * text, and skips as far as no text could end there (Wu and Manber's search).
 */
final class TextScreen {
    private static final int BITS = 12;
    private static final int SLOTS = 1 << BITS;

    /** As many are sought one after the other. */
    private static final int FEW = 8;

    /** Shorter texts than this stop nothing. */
    private static final int SHORTEST = 2;

    private final List<String> wanted;
    private final boolean any;
    private final int window;
    private final byte[] skips = new byte[SLOTS];

    /** @param texts ASCII; without any, nothing occurs */
    TextScreen(@NonNull Collection<String> texts) {
        this.wanted = texts.stream().distinct().toList();
        int shortest = wanted.stream().mapToInt(String::length).min().orElse(0);
        this.any = !wanted.isEmpty() && shortest < SHORTEST;
        this.window = Math.min(shortest, Byte.MAX_VALUE);
        Arrays.fill(skips, (byte) Math.max(0, window - 1));
        for (String text : wanted) {
            for (int end = 2; end <= window; end++) {
                int slot = slot(text.charAt(end - 2), text.charAt(end - 1));
                skips[slot] = (byte) Math.min(skips[slot], window - end);
            }
        }
    }

    /** Whether one of the texts occurs in UTF-8 bytes. */
    boolean occursIn(@NonNull byte[] content) {
        if (any || wanted.isEmpty()) {
            return any;
        }
        if (wanted.size() <= FEW) {
            // One char for each byte, so that nothing needs to be decoded.
            return isIn(new String(content, StandardCharsets.ISO_8859_1));
        }
        int last = content.length - 1;
        for (int at = window - 1; at <= last; ) {
            int skip = skips[slot(content[at - 1], content[at])];
            if (skip == 0) {
                int start = at - window + 1;
                for (String text : wanted) {
                    if (startsAt(content, start, text)) {
                        return true;
                    }
                }
                skip = 1;
            }
            at += skip;
        }
        return false;
    }

    /** A look at one part of a text after the other, each behind the one before. */
    @NonNull
    Parts parts(@NonNull String content) {
        return new Parts(content);
    }

    /** Remembers where each of a few texts comes next, so that nothing is searched twice. */
    final class Parts {
        private final String content;
        private final int[] next;

        private Parts(String content) {
            this.content = content;
            this.next = new int[wanted.size() <= FEW ? wanted.size() : 0];
            Arrays.fill(next, -1);
        }

        /** Whether one of the texts occurs between two offsets, of which the first is not before that of the last call. */
        boolean occursIn(int from, int to) {
            if (any || wanted.size() > FEW) {
                return TextScreen.this.occursIn(content, from, to);
            }
            for (int i = 0; i < next.length; i++) {
                String text = wanted.get(i);
                if (next[i] < from) {
                    int found = content.indexOf(text, from);
                    next[i] = found < 0 ? Integer.MAX_VALUE : found;
                }
                if (next[i] <= to - text.length()) {
                    return true;
                }
            }
            return false;
        }
    }

    private boolean isIn(String content) {
        for (String text : wanted) {
            if (content.contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] content, int start, String text) {
        if (start + text.length() > content.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (content[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the texts occurs between two offsets. */
    boolean occursIn(@NonNull String content, int from, int to) {
        if (any || wanted.isEmpty()) {
            return any;
        }
        if (wanted.size() <= FEW) {
            return isIn(content.substring(from, to));
        }
        for (int at = from + window - 1; at < to; ) {
            int skip = skips[slot(content.charAt(at - 1), content.charAt(at))];
            if (skip == 0) {
                int start = at - window + 1;
                for (String text : wanted) {
                    if (start + text.length() <= to && content.startsWith(text, start)) {
                        return true;
                    }
                }
                skip = 1;
            }
            at += skip;
        }
        return false;
    }

    private static int slot(int one, int two) {
        return (one << 6 ^ two) & SLOTS - 1;
    }
}
