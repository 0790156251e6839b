package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A pattern for whole names, in which {@code *} stands for any text, also none, and {@code ?} for one character. */
public final class Glob {

    private Glob() {}

    /** Whether a glob means a name. Never slower than the product of their lengths. */
    public static boolean matches(@NonNull String glob, @NonNull String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = n;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
                g++;
                n++;
            } else if (star >= 0) {
                // Only the last star need give more: what stands before it has matched at its earliest place.
                g = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }

    /** Whether a glob means a name with slashes, such as {@code team-a/web}: here {@code *} stands for no slash. */
    public static boolean matchesParts(@NonNull String glob, @NonNull String name) {
        String[] globs = glob.split("/", -1);
        String[] names = name.split("/", -1);
        boolean matches = globs.length == names.length;
        for (int i = 0; matches && i < globs.length; i++) {
            matches = matches(globs[i], names[i]);
        }
        return matches;
    }
}
