package io.jenkins.plugins.reflector.store;

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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What policies picked last, by a text that names the policy; a damaged file counts as an empty one. */
public final class PickFile {

    private static final Logger LOGGER = Logger.getLogger(PickFile.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** A file, which need not exist yet; its name should hold a version. */
    public PickFile(@NonNull Path file) {
        this.file = file;
    }

    /** What was saved last. */
    @NonNull
    public Map<String, LatestRef> read() {
        Map<String, LatestRef> picks = new LinkedHashMap<>();
        try {
            Iterator<Map.Entry<String, JsonNode>> fields =
                    JSON.readTree(Files.readAllBytes(file)).path("picks").fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                JsonNode pick = field.getValue();
                if (pick.path("name").isTextual() && pick.path("tag").isTextual()) {
                    picks.put(field.getKey(), new LatestRef(
                            pick.get("name").asText(),
                            pick.get("tag").asText(),
                            pick.path("digest").isTextual() ? pick.get("digest").asText() : null));
                }
            }
        } catch (NoSuchFileException e) {
            return picks;
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.WARNING, "{0} is damaged; the picks are taken as never seen.", file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file + " cannot be read; the picks are taken as never seen.", e);
        }
        return picks;
    }

    /** Replaces all that was saved. */
    public void write(@NonNull Map<String, LatestRef> picks) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode all = json.putObject("picks");
        picks.forEach((key, pick) -> all.putObject(key)
                .put("name", pick.name())
                .put("tag", pick.tag())
                .put("digest", pick.digest()));
        AtomicFile.write(file, JSON.writeValueAsBytes(json));
    }
}
