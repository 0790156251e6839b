package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A header that must have one secret value. Only the value's SHA-256 is kept, so a configuration need not store it. */
public final class HeaderProof implements SenderProof {

    private final String header;
    private final byte[] expected;

    /**
     * @param header its name
     * @param sha256 of the whole expected value in UTF-8
     */
    public HeaderProof(@NonNull String header, @NonNull byte[] sha256) {
        this.header = header;
        this.expected = sha256.clone();
    }

    /** For a caller that has the value itself. */
    @NonNull
    public static HeaderProof ofValue(@NonNull String header, @NonNull String value) {
        return new HeaderProof(header, Digests.sha256(value.getBytes(StandardCharsets.UTF_8)));
    }

    @CheckForNull
    @Override
    public String refusal(@NonNull WebhookRequest request) {
        String value = request.header(header);
        if (value == null) {
            return "the header " + header + " is missing";
        }
        byte[] actual = Digests.sha256(value.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(expected, actual) ? null : "the header " + header + " has another value";
    }
}
