package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The ids of addresses. For senders that can sign nothing an id is the whole proof, so it is compared and shown like a secret. */
public final class WebhookIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final int TOKEN_BYTES = 8;

    private WebhookIds() {}

    /** Whether an id can be part of an address, and nobody guesses it. */
    public static boolean isGood(@NonNull String id) {
        return ID.matcher(id).matches();
    }

    /** Whether two ids are the same; the time that it takes tells nothing of where they differ. */
    public static boolean same(@NonNull String one, @NonNull String other) {
        return MessageDigest.isEqual(hash(one), hash(other));
    }

    /** What an id is called in logs and in the addresses of pages: it leads to the id nobody who does not have it. */
    @NonNull
    public static String token(@NonNull String id) {
        return HexFormat.of().formatHex(hash(id), 0, TOKEN_BYTES);
    }

    private static byte[] hash(String id) {
        return Digests.sha256(id.getBytes(StandardCharsets.UTF_8));
    }
}
