package io.jenkins.plugins.reflector.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads manifests, configurations and lists of referrers; whatever is not as it should be there is left out. */
final class ManifestJson {

    private static final int MOST_ENTRIES = 10_000;

    private ManifestJson() {}

    /** @throws RegistryException if it is no manifest */
    @NonNull
    static ImageManifest manifest(@NonNull HttpReply reply, @NonNull String digest, @NonNull Failures failures)
            throws RegistryException {
        JsonNode json = object(reply, "the manifest", failures);
        List<ImageManifest.Child> children = new ArrayList<>();
        for (JsonNode child : json.path("manifests")) {
            String named = child.path("digest").asText("");
            if (Digests.isDigest(named) && children.size() < MOST_ENTRIES) {
                children.add(new ImageManifest.Child(named, platform(child.path("platform"))));
            }
        }
        String config = json.path("config").path("digest").asText("");
        String type = json.path("mediaType").asText("");
        return new ImageManifest(
                digest,
                type.isEmpty() ? reply.header("Content-Type").orElse("").replaceFirst(";.*$", "").trim() : type,
                children,
                Digests.isDigest(config) ? config : null,
                texts(json.path("annotations")));
    }

    /** @throws RegistryException if it is no configuration of an image */
    @NonNull
    static ImageConfig config(@NonNull HttpReply reply, @NonNull Failures failures) throws RegistryException {
        JsonNode json = object(reply, "the image's configuration", failures);
        Platform platform = platform(json);
        if (platform == null) {
            throw failures.malformed("the image's configuration names no platform");
        }
        return new ImageConfig(
                platform, time(json.path("created").asText("")), texts(json.path("config").path("Labels")));
    }

    /** @throws RegistryException if it is no list of referrers */
    @NonNull
    static List<Referrer> referrers(@NonNull HttpReply reply, @NonNull Failures failures) throws RegistryException {
        List<Referrer> referrers = new ArrayList<>();
        for (JsonNode entry : object(reply, "the list of referrers", failures).path("manifests")) {
            String digest = entry.path("digest").asText("");
            if (Digests.isDigest(digest) && referrers.size() < MOST_ENTRIES) {
                referrers.add(new Referrer(
                        digest,
                        entry.path("mediaType").asText(""),
                        entry.path("artifactType").asText(""),
                        entry.path("size").asLong(0),
                        texts(entry.path("annotations"))));
            }
        }
        return referrers;
    }

    /** Null for none, and for the {@code unknown/unknown} that attestations carry. */
    @CheckForNull
    private static Platform platform(JsonNode json) {
        String os = json.path("os").asText("");
        String architecture = json.path("architecture").asText("");
        return os.isEmpty() || architecture.isEmpty() || os.equals("unknown")
                ? null
                : new Platform(os, architecture, json.path("variant").asText(""));
    }

    @CheckForNull
    private static Instant time(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            if (field.getValue().isTextual() && texts.size() < MOST_ENTRIES) {
                texts.put(field.getKey(), field.getValue().asText());
            }
        });
        return texts;
    }

    private static JsonNode object(HttpReply reply, String what, Failures failures) throws RegistryException {
        try {
            JsonNode json = Json.MAPPER.readTree(reply.body());
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // Told below, without the text.
        }
        throw failures.malformed(what + " is no JSON object");
    }
}
