package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests for Amazon's services: Signature Version 4, with a body that is known before. */
final class SignatureV4 {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SignatureV4() {}

    /**
     * The headers of a request with its signature: the given ones, the date, the session's token and Authorization.
     *
     * @param headers what else is sent and signed; {@code Host} is added to what is signed, and sent by the HTTP client
     */
    @NonNull
    static Map<String, String> headers(
            @NonNull String method,
            @NonNull URI uri,
            @NonNull Map<String, String> headers,
            @NonNull String body,
            @NonNull AwsKeys keys,
            @NonNull String region,
            @NonNull String service,
            @NonNull Instant now) {
        String time = TIME.format(now);
        String day = time.substring(0, 8);
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.put("X-Amz-Date", time);
        if (keys.sessionToken() != null) {
            sent.put("X-Amz-Security-Token", keys.sessionToken());
        }
        Map<String, String> signed = new TreeMap<>();
        sent.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.trim().replaceAll(" +", " ")));
        signed.put("host", uri.getRawAuthority());
        String names = String.join(";", signed.keySet());
        String request = method + "\n"
                + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + "\n"
                + query(uri) + "\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + hash(body);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        byte[] key = hmac(
                hmac(hmac(hmac(("AWS4" + keys.secretKey()).getBytes(StandardCharsets.UTF_8), day), region), service),
                "aws4_request");
        String signature =
                HexFormat.of().formatHex(hmac(key, ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(request)));
        sent.put(
                "Authorization",
                ALGORITHM + " Credential=" + keys.accessKey() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return sent;
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&")).sorted().collect(Collectors.joining("&"));
    }

    private static String hash(String text) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
