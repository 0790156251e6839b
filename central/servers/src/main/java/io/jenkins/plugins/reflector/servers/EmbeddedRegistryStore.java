package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The repositories of an {@link EmbeddedRegistry}, in memory. */
final class EmbeddedRegistryStore {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final Map<String, Repository> repositories = new TreeMap<>();
    private int pushes;

    /** A stored manifest. */
    record Manifest(@NonNull String mediaType, @NonNull byte[] body, @NonNull String digest) {}

    /** Tags by their first push. */
    private record Repository(LinkedHashMap<String, String> tags, Map<String, Manifest> manifests) {}

    @NonNull
    synchronized String push(@NonNull String repository, @NonNull String tag) {
        Manifest manifest = manifest(repository, tag, ++pushes);
        Repository stored = repository(repository);
        stored.manifests().put(manifest.digest(), manifest);
        stored.tags().put(tag, manifest.digest());
        return manifest.digest();
    }

    @NonNull
    synchronized String pushIndex(@NonNull String repository, @NonNull String tag, @NonNull List<String> platforms) {
        Repository stored = repository(repository);
        List<String> children = new ArrayList<>();
        for (String platform : platforms) {
            Manifest child = manifest(repository, tag + " " + platform, ++pushes);
            stored.manifests().put(child.digest(), child);
            String[] parts = platform.split("/");
            children.add("{\"mediaType\":\"" + MANIFEST + "\",\"digest\":\"" + child.digest() + "\",\"size\":"
                    + child.body().length + ",\"platform\":{\"os\":" + EmbeddedRegistryJson.text(parts[0])
                    + ",\"architecture\":" + EmbeddedRegistryJson.text(parts[parts.length - 1]) + "}}");
        }
        Manifest index = of(
                INDEX,
                "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[" + String.join(",", children)
                        + "]}");
        stored.manifests().put(index.digest(), index);
        stored.tags().put(tag, index.digest());
        return index.digest();
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
        return repositories.computeIfAbsent(name, key -> new Repository(new LinkedHashMap<>(), new TreeMap<>()));
    }

    private static Manifest manifest(String repository, String title, int push) {
        String empty = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        String config = "{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\"" + empty + "\",\"size\":2}";
        return of(
                MANIFEST,
                "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + config + ",\"layers\":["
                        + config + "],\"annotations\":{\"org.opencontainers.image.title\":"
                        + EmbeddedRegistryJson.text(repository + ":" + title) + ",\"push\":\"" + push + "\"}}");
    }

    private static Manifest of(String mediaType, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new Manifest(mediaType, body, "sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
