package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;

/** How much of a diff a build keeps: Jenkins reads and writes all of it with each build. */
final class KeptDiff {

    /** As UTF-8. */
    static final int MOST_BYTES = 256 * 1024;

    private KeptDiff() {}

    /** As it is, or its first whole lines and one that says where it is cut. */
    @NonNull
    static String of(@NonNull String diff) {
        return of(diff, MOST_BYTES);
    }

    @NonNull
    static String of(@NonNull String diff, int mostBytes) {
        if (diff.length() <= mostBytes / 3) {
            // No character has more than three bytes.
            return diff;
        }
        byte[] bytes = diff.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes || isCut(diff)) {
            return diff;
        }
        int end = mostBytes;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + "[The diff is cut after " + end + " of " + bytes.length
                + " bytes: the repository has the rest.]\n";
    }

    /** So that what was cut once is not cut again. */
    private static boolean isCut(String diff) {
        return diff.substring(diff.lastIndexOf('\n', diff.length() - 2) + 1).startsWith("[The diff is cut after ");
    }
}
