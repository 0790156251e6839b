package io.jenkins.plugins.reflector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scans of the watched repositories, one JSON file each; a damaged file counts as none and is scanned anew. */
public final class FileScanStore {

    private static final Logger LOGGER = Logger.getLogger(FileScanStore.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".v1.json";

    private final Path directory;
    private final Map<ResourceName, Optional<StoredScan>> cache = new ConcurrentHashMap<>();

    /** A store in a directory, which need not exist yet. */
    public FileScanStore(@NonNull Path directory) {
        this.directory = directory;
    }

    /** What is known of a repository. */
    @NonNull
    public Optional<StoredScan> find(@NonNull ResourceName name) {
        return cache.computeIfAbsent(name, this::read);
    }

    /** Remembers a scan, replacing the one before. */
    public void save(@NonNull StoredScan scan) throws IOException {
        cache.put(scan.name(), Optional.of(scan));
        AtomicFile.write(file(scan.name()), JSON.writeValueAsBytes(toJson(scan)));
    }

    /** Forgets every repository that is not among these. */
    public void retain(@NonNull Collection<ResourceName> names) throws IOException {
        cache.keySet().retainAll(names);
        var files = names.stream().map(this::file).collect(Collectors.toSet());
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> old;
        try (Stream<Path> all = Files.list(directory)) {
            old = all.filter(file -> file.toString().endsWith(SUFFIX) && !files.contains(file)).toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private Path file(ResourceName name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.toString().getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(hash, 0, 16) + SUFFIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private Optional<StoredScan> read(ResourceName name) {
        Path file = file(name);
        try {
            return Optional.of(fromJson(name, JSON.readTree(Files.readAllBytes(file))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, "What was stored of {0} is damaged ({1}); it is scanned anew.", new Object[] {
                name, file.getFileName()
            });
            return Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What was stored of " + name + " cannot be read; it is scanned anew.", e);
            return Optional.empty();
        }
    }

    private static ObjectNode toJson(StoredScan scan) {
        ObjectNode json = JSON.createObjectNode()
                .put("namespace", scan.name().namespace())
                .put("name", scan.name().name())
                .put("image", scan.image())
                .put("error", scan.error())
                .put("attemptTime", scan.attemptTime().toEpochMilli());
        scan.exclusionList().forEach(json.putArray("exclusionList")::add);
        ScanResult result = scan.result();
        if (result != null) {
            ObjectNode stored = json.putObject("result")
                    .put("canonicalImageName", result.canonicalImageName())
                    .put("complete", result.complete())
                    .put("scanTime", result.scanTime().toEpochMilli());
            result.tags().forEach(stored.putArray("tags")::add);
            result.excluded().forEach(stored.putArray("excluded")::add);
        }
        return json;
    }

    private static StoredScan fromJson(ResourceName name, JsonNode json) {
        JsonNode result = json.path("result");
        return new StoredScan(
                name,
                required(json, "image").asText(),
                texts(json.path("exclusionList")),
                result.isObject()
                        ? new ScanResult(
                                required(result, "canonicalImageName").asText(),
                                texts(required(result, "tags")),
                                texts(result.path("excluded")),
                                result.path("complete").asBoolean(),
                                Instant.ofEpochMilli(required(result, "scanTime").asLong()))
                        : null,
                json.path("error").isTextual() ? json.path("error").asText() : null,
                Instant.ofEpochMilli(required(json, "attemptTime").asLong()));
    }

    private static JsonNode required(JsonNode json, String key) {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
