package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A header that holds an HMAC of the body: bare hexadecimal digits with one algorithm, or {@code <algorithm>=<digits>}
 * with any that is admitted (flux.md appendix C). One matching header of those listed is enough; a wrong one is not
 * outweighed by another.
 */
public final class HmacProof implements SenderProof {

    private static final Map<String, String> ALGORITHMS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha512", "HmacSHA512");

    /**
     * Where a signature may stand.
     *
     * @param header its name
     * @param algorithm of bare digits, such as {@code sha256}; null where the value names it in front of a {@code =}
     */
    public record Place(@NonNull String header, @CheckForNull String algorithm) {}

    private static final String WEAK = "sha1";

    private final List<Place> places;
    private final byte[] key;
    private final boolean weak;

    /**
     * @param places in order of preference; the first that was sent is judged
     * @param secret the shared key; an empty one is refused, since anybody could sign with it
     */
    public HmacProof(@NonNull List<Place> places, @NonNull String secret) {
        this(places, secret, true);
    }

    /** @param weak whether SHA-1 proves anything */
    HmacProof(@NonNull List<Place> places, @NonNull String secret, boolean weak) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the secret of a signature must not be empty");
        }
        this.places = List.copyOf(places);
        this.weak = weak;
        this.key = secret.getBytes(StandardCharsets.UTF_8);
    }

    @CheckForNull
    @Override
    public String refusal(@NonNull WebhookRequest request) {
        for (Place place : places) {
            String value = request.header(place.header());
            if (value != null) {
                return refusal(place, value.trim(), request.body());
            }
        }
        return "the header " + places.get(0).header() + " is missing";
    }

    private String refusal(Place place, String value, byte[] body) {
        String algorithm = place.algorithm();
        String digits = value;
        if (algorithm == null) {
            int equals = value.indexOf('=');
            algorithm = equals < 0 ? "" : value.substring(0, equals).toLowerCase(Locale.ROOT);
            digits = value.substring(equals + 1);
        }
        String name = ALGORITHMS.get(algorithm);
        if (name == null) {
            return "the header " + place.header() + " names none of the algorithms " + (weak ? "sha1, " : "") + "sha256, sha512";
        }
        if (!weak && algorithm.equals(WEAK)) {
            return "the header " + place.header() + " is signed by SHA-1, which proves nothing in FIPS mode: have the sender sign by sha256 or sha512";
        }
        byte[] actual;
        try {
            actual = HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            return "the header " + place.header() + " holds no hexadecimal signature";
        }
        return MessageDigest.isEqual(sign(name, body), actual)
                ? null
                : "the signature in the header " + place.header() + " is wrong; compare the secret on both sides";
    }

    private byte[] sign(String algorithm, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
