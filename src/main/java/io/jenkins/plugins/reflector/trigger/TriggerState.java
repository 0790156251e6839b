package io.jenkins.plugins.reflector.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a job's trigger remembers: in the job's folder, so that it moves with the job, is deleted with it, and is not copied
 * to another one.
 *
 * @param seen what the job saw last, by the keys of the picks
 * @param looked when the images were looked at last, in milliseconds since 1970; 0 for never
 * @param settings a short text that stands for what was looked at
 * @param failures how many looks in a row had something go wrong
 * @param problems what went wrong in the last one, a sentence each
 * @param refused whether Jenkins refused to start a build for what is new
 * @param since when a pick became what it is, in milliseconds since 1970, by its key; absent where it never was another one
 */
record TriggerState(
        @NonNull Map<String, LatestRef> seen,
        long looked,
        @NonNull String settings,
        int failures,
        @NonNull List<String> problems,
        boolean refused,
        @NonNull Map<String, Long> since) {

    /** Nothing was looked at yet. */
    static final TriggerState NEVER = new TriggerState(Map.of(), 0, "", 0, List.of(), false);

    private static final String NAME = "image-reflector-trigger.v1.json";
    private static final Logger LOGGER = Logger.getLogger(TriggerState.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    TriggerState {
        problems = List.copyOf(problems);
        since = Map.copyOf(since);
    }

    /** One in which no pick ever was another one. */
    TriggerState(
            @NonNull Map<String, LatestRef> seen,
            long looked,
            @NonNull String settings,
            int failures,
            @NonNull List<String> problems,
            boolean refused) {
        this(seen, looked, settings, failures, problems, refused, Map.of());
    }

    /** Since when each pick is what it is, once these are seen. */
    @NonNull
    Map<String, Long> sinceOnceSeen(@NonNull Map<String, LatestRef> now, long time) {
        Map<String, Long> times = new HashMap<>();
        now.forEach((key, pick) -> {
            LatestRef before = seen.get(key);
            Long known = pick.equals(before) ? since.get(key) : before == null ? null : Long.valueOf(time);
            if (known != null) {
                times.put(key, known);
            }
        });
        return times;
    }

    /** What is remembered in a job's folder; a damaged file counts as none. */
    @NonNull
    static TriggerState read(@NonNull Path folder) {
        Path file = folder.resolve(NAME);
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            Map<String, LatestRef> seen = new LinkedHashMap<>();
            Map<String, Long> since = new HashMap<>();
            json.path("seen").fields().forEachRemaining(field -> {
                JsonNode pick = field.getValue();
                if (pick.path("name").isTextual() && pick.path("tag").isTextual()) {
                    seen.put(
                            field.getKey(),
                            new LatestRef(
                                    pick.get("name").asText(),
                                    pick.get("tag").asText(),
                                    pick.path("digest").isTextual() ? pick.get("digest").asText() : null));
                    if (pick.path("since").isIntegralNumber()) {
                        since.put(field.getKey(), pick.get("since").asLong());
                    }
                }
            });
            return new TriggerState(
                    seen,
                    json.path("looked").asLong(),
                    json.path("settings").asText(),
                    json.path("failures").asInt(),
                    json.path("problems").findValuesAsText("text"),
                    json.path("refused").asBoolean(),
                    since);
        } catch (NoSuchFileException e) {
            return NEVER;
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.WARNING, "{0} is damaged; what the job saw is taken as never seen.", file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file + " cannot be read; what the job saw is taken as never seen.", e);
        }
        return NEVER;
    }

    /** Replaces what is remembered in a job's folder; of a job that was deleted meanwhile nothing is. */
    void write(@NonNull Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("looked", looked)
                .put("settings", settings)
                .put("failures", failures)
                .put("refused", refused);
        problems.forEach(problem -> json.withArray("problems").addObject().put("text", problem));
        ObjectNode picks = json.putObject("seen");
        seen.forEach((key, pick) -> picks.putObject(key)
                .put("name", pick.name())
                .put("tag", pick.tag())
                .put("digest", pick.digest())
                .put("since", since.get(key)));
        AtomicFile.write(folder.resolve(NAME), JSON.writeValueAsBytes(json));
    }
}
