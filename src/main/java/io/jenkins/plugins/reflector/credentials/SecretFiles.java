package io.jenkins.plugins.reflector.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;

/** Reads secret files, which are texts here. */
final class SecretFiles {

    private static final int MOST_BYTES = 1 << 20;

    private SecretFiles() {}

    /** The text of a file, at most a MiB of it. */
    @NonNull
    static String text(@NonNull FileCredentials file) throws IOException {
        try (InputStream content = file.getContent()) {
            return new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
