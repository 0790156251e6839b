package io.jenkins.plugins.reflector.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.LastScanResult;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The format of the first versions: plain JSON, with tags and all, in {@code scans/<hash>.v1.json}. */
final class FormatOne {

    private static final String SUFFIX = ".v1.json";

    private FormatOne() {}

    /** Brings each file into the present format; may be killed at any moment and begun again. */
    static void migrate(@NonNull Path folder, @NonNull ScanStore scans, @NonNull Consumer<String> warnings)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
        for (Path file : files) {
            try {
                migrate(StatusJson.parse(Files.readString(file)), scans);
            } catch (DamagedFileException | MalformedInputException e) {
                Path aside = folder.resolve(file.getFileName() + ".damaged");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                warnings.accept("an old file is damaged (" + e.getMessage() + "); it is " + aside
                        + " now, and its repository is scanned anew");
            }
            Files.deleteIfExists(file);
        }
    }

    private static void migrate(JsonNode json, ScanStore scans) throws IOException, DamagedFileException {
        ResourceName name = new ResourceName(
                StatusJson.required(json, "namespace").asText(),
                StatusJson.required(json, "name").asText());
        if (scans.has(name)) {
            return;
        }
        JsonNode old = json.path("result");
        ScanResult result = old.isObject()
                ? new ScanResult(
                        StatusJson.required(old, "canonicalImageName").asText(),
                        StatusJson.texts(StatusJson.required(old, "tags")),
                        StatusJson.texts(old.path("excluded")),
                        old.path("complete").asBoolean(),
                        StatusJson.time(old, "scanTime"))
                : null;
        String error = json.path("error").isTextual() ? json.path("error").asText() : null;
        Instant attempt = StatusJson.time(json, "attemptTime");
        RepositoryStatus status = new RepositoryStatus(
                result == null ? "" : result.canonicalImageName(),
                StatusJson.texts(json.path("exclusionList")),
                result == null ? null : LastScanResult.of(result),
                attempt,
                error == null ? 0 : 1,
                error,
                false,
                "",
                "");
        if (result == null) {
            scans.save(name, status);
        } else {
            scans.save(name, status, result);
        }
    }
}
