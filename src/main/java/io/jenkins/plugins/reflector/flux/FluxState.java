package io.jenkins.plugins.reflector.flux;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What was read of a source last.
 *
 * @param place where it was read: the source's address, ref and path. What is known of another place does not count
 * @param commit the commit, 40 hex digits
 * @param files the files with resources, without Secrets
 */
record FluxState(@NonNull String place, @NonNull String commit, @NonNull List<SourceText> files) {

    private static final Logger LOGGER = Logger.getLogger(FluxState.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    FluxState {
        files = List.copyOf(files);
    }

    /** What a file holds; null if it is not there, or damaged, which is told once. */
    @CheckForNull
    static FluxState read(@NonNull Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            List<SourceText> files = new ArrayList<>();
            json.path("files").forEach(each ->
                    files.add(new SourceText(each.path("file").asText(), each.path("text").asText())));
            if (json.path("place").isTextual() && json.path("commit").isTextual()) {
                return new FluxState(json.get("place").asText(), json.get("commit").asText(), files);
            }
            LOGGER.log(Level.WARNING, "{0} is damaged; the Flux resources are read again.", file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.WARNING, "{0} is damaged; the Flux resources are read again.", file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file + " cannot be read; the Flux resources are read again.", e);
        }
        return null;
    }

    /** Replaces what a file holds. */
    void write(@NonNull Path file) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("place", place).put("commit", commit);
        ArrayNode all = json.putArray("files");
        files.forEach(each -> all.addObject().put("file", each.file()).put("text", each.text()));
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, JSON.writeValueAsBytes(json));
    }
}
