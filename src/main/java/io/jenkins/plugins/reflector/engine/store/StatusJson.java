package io.jenkins.plugins.reflector.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.LastScanResult;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A status as JSON, with Flux's keys; times in milliseconds since 1970. */
final class StatusJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusJson() {}

    @NonNull
    static String write(@NonNull ResourceName name, @NonNull RepositoryStatus status) {
        ObjectNode json = JSON.createObjectNode()
                .put("namespace", name.namespace())
                .put("name", name.name())
                .put("canonicalImageName", status.canonicalImageName())
                .put("attemptTime", status.attemptTime().toEpochMilli())
                .put("failures", status.failures())
                .put("error", status.error())
                .put("stalled", status.stalled())
                .put("lastHandledReconcileAt", status.lastHandledReconcileAt())
                .put("observedSpecification", status.observedSpecification());
        status.observedExclusionList().forEach(json.putArray("observedExclusionList")::add);
        LastScanResult last = status.lastScanResult();
        if (last != null) {
            ObjectNode result = json.putObject("lastScanResult")
                    .put("tagCount", last.tagCount())
                    .put("scanTime", last.scanTime().toEpochMilli())
                    .put("revision", last.revision())
                    .put("complete", last.complete());
            last.latestTags().forEach(result.putArray("latestTags")::add);
        }
        return json.toString();
    }

    /** @throws DamagedFileException if it is no status of that repository */
    @NonNull
    static RepositoryStatus read(@NonNull ResourceName name, @NonNull String text) throws DamagedFileException {
        JsonNode json = parse(text);
        if (!name.namespace().equals(json.path("namespace").asText())
                || !name.name().equals(json.path("name").asText())) {
            throw new DamagedFileException("it is of another repository");
        }
        JsonNode last = json.path("lastScanResult");
        return new RepositoryStatus(
                required(json, "canonicalImageName").asText(),
                texts(required(json, "observedExclusionList")),
                last.isObject()
                        ? new LastScanResult(
                                required(last, "tagCount").asInt(),
                                time(last, "scanTime"),
                                texts(required(last, "latestTags")),
                                required(last, "revision").asText(),
                                required(last, "complete").asBoolean())
                        : null,
                time(json, "attemptTime"),
                required(json, "failures").asInt(),
                json.path("error").isTextual() ? json.path("error").asText() : null,
                json.path("stalled").asBoolean(),
                required(json, "lastHandledReconcileAt").asText(),
                required(json, "observedSpecification").asText());
    }

    @NonNull
    static JsonNode parse(@NonNull String text) throws DamagedFileException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DamagedFileException("it holds no JSON", e);
        }
    }

    @NonNull
    static JsonNode required(@NonNull JsonNode json, @NonNull String key) throws DamagedFileException {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            throw new DamagedFileException(key + " is missing");
        }
        return value;
    }

    @NonNull
    static Instant time(@NonNull JsonNode json, @NonNull String key) throws DamagedFileException {
        return Instant.ofEpochMilli(required(json, key).asLong());
    }

    @NonNull
    static List<String> texts(@NonNull JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
