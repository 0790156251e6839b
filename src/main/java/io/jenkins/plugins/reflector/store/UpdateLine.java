package io.jenkins.plugins.reflector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of the history. */
final class UpdateLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private UpdateLine() {}

    @NonNull
    static String write(@NonNull PushedUpdate update) {
        ObjectNode json = JSON.createObjectNode().put("time", update.time());
        if (update.job() == null) {
            json.put("automation", update.automation());
        } else {
            json.put("job", update.job()).put("build", update.build());
        }
        json.put("url", update.url()).put("branch", update.branch()).put("commit", update.commit());
        ArrayNode images = json.putArray("images");
        for (PushedUpdate.Image image : update.images()) {
            images.addObject()
                    .put("policy", image.policy())
                    .put("image", image.image())
                    .put("from", image.from())
                    .put("to", image.to())
                    .put("digest", image.digest());
        }
        ArrayNode files = json.putArray("files");
        update.files().forEach(files::add);
        return json.toString();
    }

    /** How a text stands in a line. */
    @NonNull
    static String written(@NonNull String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    /** Empty if it is damaged. */
    @NonNull
    static Optional<PushedUpdate> read(@NonNull String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (json == null || !json.path("time").isNumber() || !json.path("commit").isTextual()) {
            return Optional.empty();
        }
        List<PushedUpdate.Image> images = new ArrayList<>();
        for (JsonNode image : json.path("images")) {
            images.add(new PushedUpdate.Image(
                    image.path("policy").asText(),
                    image.path("image").asText(),
                    text(image, "from"),
                    image.path("to").asText(),
                    text(image, "digest")));
        }
        List<String> files = new ArrayList<>();
        json.path("files").forEach(file -> files.add(file.asText()));
        return Optional.of(new PushedUpdate(
                json.get("time").asLong(),
                text(json, "automation"),
                text(json, "job"),
                json.path("build").asInt(),
                json.path("url").asText(),
                json.path("branch").asText(),
                json.get("commit").asText(),
                images,
                files));
    }

    @CheckForNull
    private static String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.get(field).asText() : null;
    }
}
