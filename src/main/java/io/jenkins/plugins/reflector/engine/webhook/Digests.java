package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash that is used for comparing. */
final class Digests {

    private Digests() {}

    @NonNull
    static byte[] sha256(@NonNull byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
