package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Comparator;

/** The order of texts by their UTF-8 bytes, in which tags are kept and compared (flux.md 1.6, 2.6). */
public enum ByteOrder implements Comparator<String> {
    ASCENDING;

    @Override
    public int compare(@NonNull String a, @NonNull String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // UTF-16 puts characters beyond the basic plane before U+E000; their bytes come after.
                boolean xHigh = Character.isSurrogate(x);
                if (xHigh != Character.isSurrogate(y)) {
                    return xHigh ? 1 : -1;
                }
                return x - y;
            }
        }
        return a.length() - b.length();
    }
}
