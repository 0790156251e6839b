package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The repositories of an {@link EmbeddedRegistry}, in memory. */
final class EmbeddedRegistryStore {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private final Map<String, Repository> repositories = new TreeMap<>();
    private final Map<String, List<String>> referrers = new HashMap<>();
    private int pushes;

    /** A stored manifest. */
    record Manifest(@NonNull String mediaType, @NonNull byte[] body, @NonNull String digest) {}

    /** Tags by their first push. */
    private record Repository(
            LinkedHashMap<String, String> tags, Map<String, Manifest> manifests, Map<String, byte[]> blobs) {}

    @NonNull
    synchronized String push(@NonNull String repository, @NonNull String tag) {
        Repository stored = repository(repository);
        Manifest manifest = manifest(stored, repository, tag, tag, "linux/amd64");
        stored.manifests().put(manifest.digest(), manifest);
        stored.tags().put(tag, manifest.digest());
        return manifest.digest();
    }

    @NonNull
    synchronized String pushIndex(@NonNull String repository, @NonNull String tag, @NonNull List<String> platforms) {
        Repository stored = repository(repository);
        List<String> children = new ArrayList<>();
        for (String platform : platforms) {
            Manifest child = manifest(stored, repository, tag + " " + platform, tag, platform);
            stored.manifests().put(child.digest(), child);
            children.add("{\"mediaType\":\"" + MANIFEST + "\",\"digest\":\"" + child.digest() + "\",\"size\":"
                    + child.body().length + ",\"platform\":{" + platform(platform) + "}}");
        }
        Manifest index = of(
                INDEX,
                "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[" + String.join(",", children)
                        + "]}");
        stored.manifests().put(index.digest(), index);
        stored.tags().put(tag, index.digest());
        return index.digest();
    }

    /** A manifest without a tag that refers to another one, as signatures do. */
    @NonNull
    synchronized String pushReferrer(@NonNull String repository, @NonNull String subject, @NonNull String artifactType) {
        Repository stored = repository(repository);
        String config = blob(stored, "{}");
        Manifest referrer = of(
                MANIFEST,
                "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"artifactType\":"
                        + EmbeddedRegistryJson.text(artifactType)
                        + ",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\"" + config
                        + "\",\"size\":2},\"layers\":[],\"subject\":{\"mediaType\":\"" + MANIFEST + "\",\"digest\":\""
                        + subject + "\",\"size\":0},\"annotations\":{\"push\":\"" + ++pushes + "\"}}");
        stored.manifests().put(referrer.digest(), referrer);
        referrers.computeIfAbsent(repository + "@" + subject, key -> new ArrayList<>())
                .add("{\"mediaType\":\"" + MANIFEST + "\",\"digest\":\"" + referrer.digest() + "\",\"size\":"
                        + referrer.body().length + ",\"artifactType\":" + EmbeddedRegistryJson.text(artifactType) + "}");
        return referrer.digest();
    }

    /** What refers to a manifest, as an index; empty if nothing does. */
    @NonNull
    synchronized String referrers(@NonNull String repository, @NonNull String subject) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                + String.join(",", referrers.getOrDefault(repository + "@" + subject, List.of())) + "]}";
    }

    /** Null if it is unknown. */
    @CheckForNull
    synchronized byte[] blob(@NonNull String repository, @NonNull String digest) {
        Repository stored = repositories.get(repository);
        return stored == null ? null : stored.blobs().get(digest);
    }

    synchronized void delete(@NonNull String repository, @NonNull String tag) {
        Repository stored = repositories.get(repository);
        if (stored != null) {
            stored.tags().remove(tag);
        }
    }

    /** Null if the repository is unknown. */
    @CheckForNull
    synchronized List<String> tags(@NonNull String repository, @NonNull TagOrder order) {
        Repository stored = repositories.get(repository);
        if (stored == null) {
            return null;
        }
        List<String> tags = new ArrayList<>(stored.tags().keySet());
        if (order == TagOrder.BYTES) {
            Collections.sort(tags);
        } else if (order == TagOrder.NEWEST_FIRST) {
            Collections.reverse(tags);
        }
        return tags;
    }

    /** By tag or digest. */
    @CheckForNull
    synchronized Manifest manifest(@NonNull String repository, @NonNull String reference) {
        Repository stored = repositories.get(repository);
        return stored == null
                ? null
                : stored.manifests().get(stored.tags().getOrDefault(reference, reference));
    }

    private Repository repository(String name) {
        return repositories.computeIfAbsent(name, key -> new Repository(new LinkedHashMap<>(), new TreeMap<>(), new HashMap<>()));
    }

    /** Another one at every call, of an image that was created on 2 January 2026 and has its tag as a label. */
    private Manifest manifest(Repository stored, String repository, String title, String tag, String platform) {
        int push = ++pushes;
        String text = "{" + platform(platform) + ",\"created\":\"2026-01-02T03:04:05Z\",\"config\":{\"Labels\":{\"tag\":"
                + EmbeddedRegistryJson.text(tag) + "}},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}";
        String config = "{\"mediaType\":\"" + CONFIG + "\",\"digest\":\"" + blob(stored, text) + "\",\"size\":"
                + text.length() + "}";
        return of(
                MANIFEST,
                "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + config
                        + ",\"layers\":[],\"annotations\":{\"org.opencontainers.image.title\":"
                        + EmbeddedRegistryJson.text(repository + ":" + title) + ",\"push\":\"" + push + "\"}}");
    }

    private static String platform(String platform) {
        String[] parts = platform.split("/");
        return "\"os\":" + EmbeddedRegistryJson.text(parts[0]) + ",\"architecture\":"
                + EmbeddedRegistryJson.text(parts[1])
                + (parts.length > 2 ? ",\"variant\":" + EmbeddedRegistryJson.text(parts[2]) : "");
    }

    private static String blob(Repository stored, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String digest = digest(content);
        stored.blobs().put(digest, content);
        return digest;
    }

    private static Manifest of(String mediaType, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return new Manifest(mediaType, body, digest(body));
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
