package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;

/** A file that is too large to be a manifest; it is left alone, and the others are edited. */
public final class FileTooLargeException extends IOException {

    /** More bytes than this no manifest has. */
    public static final int MOST_BYTES = 16 << 20;

    private static final long serialVersionUID = 1L;

    /** @param file its path, for the message */
    public FileTooLargeException(@NonNull String file) {
        super("The file " + file + " is larger than " + (MOST_BYTES >> 20) + " MiB; it is left alone.");
    }
}
