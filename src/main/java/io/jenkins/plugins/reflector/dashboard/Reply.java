package io.jenkins.plugins.reflector.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What the scripts of the pages are answered: JSON, which no browser takes for a page, compressed where the browser allows it. */
final class Reply implements HttpResponse {

    private static final int LEAST_PACKED = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LastAnswers LAST = new LastAnswers();

    private final String text;

    private Reply(String text) {
        this.text = text;
    }

    @NonNull
    static HttpResponse of(@NonNull Object value) {
        try {
            return new Reply(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What a page asks for cannot be written.", e);
        }
    }

    /**
     * An answer to somebody who may have most of it already: only what changed since.
     *
     * @param value becomes an object of JSON
     * @param known the {@code version} of an earlier answer
     */
    @NonNull
    static HttpResponse unlessKnown(@NonNull Object value, @NonNull String known) {
        return of(LAST.answer(JSON.valueToTree(value), known));
    }

    @Override
    public void generateResponse(@NonNull StaplerRequest2 request, @NonNull StaplerResponse2 response, @NonNull Object node)
            throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String accepted = request.getHeader("Accept-Encoding");
        if (bytes.length < LEAST_PACKED || accepted == null || !accepted.contains("gzip")) {
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            return;
        }
        // Neither Stapler nor the containers do it for answers to POST.
        response.setHeader("Content-Encoding", "gzip");
        try (OutputStream out = new GZIPOutputStream(response.getOutputStream())) {
            out.write(bytes);
        }
    }
}
