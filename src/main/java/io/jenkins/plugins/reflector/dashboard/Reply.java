package io.jenkins.plugins.reflector.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;

/** What the scripts of the pages are answered: JSON, which no browser takes for a page. */
final class Reply {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Reply() {}

    @NonNull
    static HttpResponse of(@NonNull Object value) {
        return HttpResponses.text(text(value));
    }

    /**
     * An answer to somebody who may have it already.
     *
     * @param known the {@code version} of an earlier answer
     */
    @NonNull
    static HttpResponse unlessKnown(@NonNull Object value, @NonNull String known) {
        String json = text(value);
        String version = hash(json);
        return version.equals(known)
                ? of(Map.of("version", version))
                : HttpResponses.text("{\"version\":\"" + version + "\",\"value\":" + json + "}");
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What a page asks for cannot be written.", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
