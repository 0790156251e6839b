package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells the few lines that Git LFS commits in a large file's place, which is elsewhere: to edit them would lose it. */
final class LargeFilePointer {
    private static final byte[] START = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

    private LargeFilePointer() {}

    static boolean is(@NonNull byte[] content) {
        return content.length >= START.length && Arrays.equals(content, 0, START.length, START, 0, START.length);
    }
}
