package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an {@link EmbeddedRegistry} answers.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body the bytes that the headers announce
 * @param delay wait before the headers
 * @param ending what becomes of the body's second half
 */
public record EmbeddedRegistryAnswer(
        int status,
        @NonNull Map<String, String> headers,
        @NonNull byte[] body,
        @NonNull Duration delay,
        @NonNull Ending ending) {

    /** How a body ends. */
    public enum Ending {
        /** It is sent whole. */
        WHOLE,
        /** The connection is closed after the first half. */
        CUT,
        /** The second half never comes, until the registry is closed. */
        STALLED,
        /** All of it comes, a byte every 50 ms. */
        DRIPPING,
        /** After all of it come spaces, until nobody takes them any longer. */
        ENDLESS
    }

    public EmbeddedRegistryAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    @NonNull
    public static EmbeddedRegistryAnswer json(int status, @NonNull String json) {
        return new EmbeddedRegistryAnswer(
                status,
                Map.of("Content-Type", "application/json"),
                json.getBytes(StandardCharsets.UTF_8),
                Duration.ZERO,
                Ending.WHOLE);
    }

    /** An error as registries tell it. */
    @NonNull
    public static EmbeddedRegistryAnswer error(int status, @NonNull String code, @NonNull String message) {
        return json(
                status,
                "{\"errors\":[{\"code\":" + EmbeddedRegistryJson.text(code) + ",\"message\":"
                        + EmbeddedRegistryJson.text(message) + "}]}");
    }

    /** The same with one more header. */
    @NonNull
    public EmbeddedRegistryAnswer with(@NonNull String header, @NonNull String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new EmbeddedRegistryAnswer(status, more, body, delay, ending);
    }

    /** The same without a header. */
    @NonNull
    public EmbeddedRegistryAnswer without(@NonNull String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new EmbeddedRegistryAnswer(status, fewer, body, delay, ending);
    }

    /** The same after a wait. */
    @NonNull
    public EmbeddedRegistryAnswer after(@NonNull Duration wait) {
        return new EmbeddedRegistryAnswer(status, headers, body, wait, ending);
    }

    /** The same with another end. */
    @NonNull
    public EmbeddedRegistryAnswer ending(@NonNull Ending end) {
        return new EmbeddedRegistryAnswer(status, headers, body, delay, end);
    }
}
