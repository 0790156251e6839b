package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A look at the bytes of a file before it is decoded: most files of a repository hold nothing of interest. */
final class Bytes {
    private Bytes() {}

    static boolean contain(@NonNull byte[] content, @NonNull byte[] wanted) {
        int last = content.length - wanted.length;
        for (int i = 0; i <= last; i++) {
            if (content[i] == wanted[0]) {
                int matched = 1;
                while (matched < wanted.length && content[i + matched] == wanted[matched]) {
                    matched++;
                }
                if (matched == wanted.length) {
                    return true;
                }
            }
        }
        return false;
    }
}
