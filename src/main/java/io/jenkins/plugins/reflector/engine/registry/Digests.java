package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests as registries write them. */
final class Digests {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    private Digests() {}

    /** Whether it has the form of a digest. */
    static boolean isDigest(@NonNull String text) {
        return DIGEST.matcher(text).matches();
    }

    /** The digest of these bytes. */
    @NonNull
    static String of(@NonNull byte[] content) {
        return "sha256:" + hex("SHA-256", content);
    }

    /** Whether these bytes are what the digest names. */
    static boolean names(@NonNull String digest, @NonNull byte[] content) {
        return digest.equals(digest.startsWith("sha512:") ? "sha512:" + hex("SHA-512", content) : of(content));
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
