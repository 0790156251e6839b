package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The disk failed while something was remembered or looked up; the message names the file. */
public final class StoreException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    StoreException(@NonNull String what, @NonNull Path file, @NonNull IOException cause) {
        super("cannot " + what + " " + file + ": " + cause + "; check the disk and its permissions", cause);
    }
}
