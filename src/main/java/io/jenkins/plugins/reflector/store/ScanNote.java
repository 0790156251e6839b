package io.jenkins.plugins.reflector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A scan of an image repository, as its page tells of it.
 *
 * @param time when it ended, in milliseconds since 1970 in UTC
 * @param why what it was for, as in the log
 * @param millis how long it took
 * @param tags how many tags were kept; null if it failed
 * @param added how many of them are new; null if it failed, or nothing was known before
 * @param gone how many are there no more; null as that
 * @param problem why it failed; null if it did not
 * @param status the HTTP status of the registry's last answer; null if none is known
 * @param pages in how many answers the tags came; null if none is known
 * @param headers what that answer told beside them, by name; no secret is among it
 */
public record ScanNote(
        long time,
        @NonNull String why,
        long millis,
        @CheckForNull Integer tags,
        @CheckForNull Integer added,
        @CheckForNull Integer gone,
        @CheckForNull String problem,
        @CheckForNull Integer status,
        @CheckForNull Integer pages,
        @NonNull Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ScanNote {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The same with other words of what went wrong. */
    @NonNull
    ScanNote withProblem(@NonNull String other) {
        return new ScanNote(time, why, millis, tags, added, gone, other, status, pages, headers);
    }

    /** As one line of JSON. */
    @NonNull
    String line() {
        ObjectNode json = JSON.createObjectNode()
                .put("time", time)
                .put("why", why)
                .put("millis", millis)
                .put("tags", tags)
                .put("added", added)
                .put("gone", gone)
                .put("problem", problem)
                .put("status", status)
                .put("pages", pages);
        json.properties().removeIf(field -> field.getValue().isNull());
        ObjectNode told = json.putObject("headers");
        headers.forEach(told::put);
        return json.toString();
    }

    /** What a line says; empty if it is damaged. */
    @NonNull
    static Optional<ScanNote> parse(@NonNull String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json == null || !json.path("time").isNumber()) {
                return Optional.empty();
            }
            Map<String, String> headers = new LinkedHashMap<>();
            json.path("headers").fields().forEachRemaining(each -> headers.put(each.getKey(), each.getValue().asText()));
            return Optional.of(new ScanNote(
                    json.get("time").asLong(),
                    json.path("why").asText(),
                    json.path("millis").asLong(),
                    number(json.path("tags")),
                    number(json.path("added")),
                    number(json.path("gone")),
                    json.path("problem").isTextual() ? json.get("problem").asText() : null,
                    number(json.path("status")),
                    number(json.path("pages")),
                    headers));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @CheckForNull
    private static Integer number(JsonNode json) {
        return json.isNumber() ? (Integer) json.asInt() : null;
    }
}
