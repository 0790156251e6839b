package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/**
 * A pattern for paths, as in {@code .gitignore} and its kin: {@code *} and {@code ?} stay within a name, {@code **}
 * spans directories, a pattern without a slash is for names in any directory, and one that names a directory is for
 * all that is in it. Linear in time but for the number of stars.
 */
final class Glob implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final boolean nameOnly;

    private Glob(String pattern, boolean nameOnly) {
        this.pattern = pattern;
        this.nameOnly = nameOnly;
    }

    @NonNull
    static Glob of(@NonNull String text) {
        String pattern = text.strip();
        boolean directory = pattern.endsWith("/");
        if (directory) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean nameOnly = pattern.indexOf('/') < 0;
        return new Glob(pattern.startsWith("/") ? pattern.substring(1) : pattern, nameOnly);
    }

    /** Whether the path, or a directory that it is in, is meant. */
    boolean matches(@NonNull String path) {
        int end = path.length();
        while (end > 0) {
            if (matchesWhole(path.substring(0, end))) {
                return true;
            }
            end = path.lastIndexOf('/', end - 1);
        }
        return false;
    }

    private boolean matchesWhole(String path) {
        return match(nameOnly ? path.substring(path.lastIndexOf('/') + 1) : path);
    }

    /** The usual walk with one place to come back to for each of the two kinds of stars. */
    private boolean match(String path) {
        int p = 0;
        int t = 0;
        int starP = -1;
        int starT = -1;
        int deepP = -1;
        int deepT = -1;
        while (t < path.length()) {
            if (isDeep(p)) {
                p += p + 2 < pattern.length() && pattern.charAt(p + 2) == '/' ? 3 : 2;
                deepP = p;
                deepT = t;
                starP = -1;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                starP = ++p;
                starT = t;
            } else if (p < pattern.length() && fits(pattern.charAt(p), path.charAt(t))) {
                p++;
                t++;
            } else if (starP >= 0 && path.charAt(starT) != '/') {
                p = starP;
                t = ++starT;
            } else if (deepP >= 0 && deepT < path.length()) {
                deepT = nextStart(path, deepT, deepP);
                if (deepT < 0) {
                    return false;
                }
                p = deepP;
                t = deepT;
                starP = -1;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private boolean isDeep(int p) {
        return pattern.startsWith("**", p);
    }

    /** Where the rest may start after {@code **}: at any char at its end, else behind a slash. */
    private int nextStart(String path, int from, int rest) {
        if (rest == pattern.length() || pattern.charAt(rest - 1) != '/') {
            return from + 1;
        }
        int slash = path.indexOf('/', from);
        return slash < 0 ? -1 : slash + 1;
    }

    private static boolean fits(char wanted, char found) {
        return wanted == found || wanted == '?' && found != '/';
    }
}
