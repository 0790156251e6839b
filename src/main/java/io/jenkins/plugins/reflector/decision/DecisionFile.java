package io.jenkins.plugins.reflector.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.store.AtomicFile;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Decisions as they are kept over restarts: JSON in a file whose name holds the version. One that is damaged is put aside for people
 * to look at, with a warning, and counts as none.
 */
final class DecisionFile {

    private static final Logger LOGGER = Logger.getLogger(DecisionFile.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param file need not exist yet */
    DecisionFile(@NonNull Path file) {
        this.file = file;
    }

    /**
     * What is kept.
     *
     * @param decision what was decided
     * @param missingSince since when there is no such resource, in milliseconds since 1970; 0 if there is one
     */
    record Entry(@NonNull Decision decision, long missingSince) {}

    /**
     * What was saved last.
     *
     * @throws IOException if it may be whole and cannot be read
     */
    @NonNull
    List<Entry> read() throws IOException {
        try {
            JsonNode decisions = JSON.readTree(Files.readAllBytes(file)).path("decisions");
            if (!decisions.isArray()) {
                throw new IllegalArgumentException("no array of decisions");
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode each : decisions) {
                entries.add(entry(each));
            }
            return entries;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOGGER.log(
                    Level.WARNING,
                    "{0} is damaged and was put aside as {1}: nothing is held or suspended by what people decided on the pages until"
                            + " they decide anew.",
                    new Object[] {file, aside});
            return List.of();
        }
    }

    private static Entry entry(JsonNode json) {
        Subject subject = new Subject(
                Subject.Action.valueOf(text(json, "action")),
                WatchedKind.valueOf(text(json, "kind")),
                name(json.path("resource")),
                json.has("repository") ? name(json.get("repository")) : null);
        return new Entry(
                new Decision(
                        subject,
                        json.path("tag").asText(""),
                        json.path("reason").asText(""),
                        text(json, "userId"),
                        text(json, "userName"),
                        json.path("since").asLong()),
                json.path("missingSince").asLong());
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException("no " + field);
        }
        return json.get(field).asText();
    }

    private static ResourceName name(JsonNode json) {
        return new ResourceName(text(json, "namespace"), text(json, "name"));
    }

    /** Replaces all that was saved. */
    void write(@NonNull List<Entry> entries) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode all = json.putArray("decisions");
        for (Entry entry : entries) {
            Decision decision = entry.decision();
            Subject subject = decision.subject();
            ObjectNode each = all.addObject();
            each.put("action", subject.action().name());
            each.put("kind", subject.kind().name());
            each.set("resource", json(subject.name()));
            if (subject.repository() != null) {
                each.set("repository", json(subject.repository()));
            }
            each.put("tag", decision.tag());
            each.put("reason", decision.reason());
            each.put("userId", decision.userId());
            each.put("userName", decision.userName());
            each.put("since", decision.since());
            if (entry.missingSince() != 0) {
                each.put("missingSince", entry.missingSince());
            }
        }
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    private static JsonNode json(ResourceName name) {
        return JSON.valueToTree(new TreeMap<>(Map.of("namespace", name.namespace(), "name", name.name())));
    }
}
