package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The read side of the distribution API over an {@link EmbeddedRegistryStore}. */
final class EmbeddedRegistryPages {

    private static final String TAGS = "/tags/list";
    private static final String MANIFESTS = "/manifests/";
    private static final String BLOBS = "/blobs/";
    private static final String REFERRERS = "/referrers/";

    private final EmbeddedRegistryStore store;
    private final int pageSize;
    private final TagOrder order;

    EmbeddedRegistryPages(@NonNull EmbeddedRegistryStore store, int pageSize, @NonNull TagOrder order) {
        this.store = store;
        this.pageSize = pageSize;
        this.order = order;
    }

    @NonNull
    EmbeddedRegistryAnswer answer(@NonNull EmbeddedRegistryRequest request) {
        String path = request.path();
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return EmbeddedRegistryAnswer.error(405, "UNSUPPORTED", "this registry is read only");
        }
        if (path.equals("/v2/") || path.equals("/v2")) {
            return EmbeddedRegistryAnswer.json(200, "{}");
        }
        String rest = path.startsWith("/v2/") ? path.substring("/v2/".length()) : "";
        if (rest.endsWith(TAGS)) {
            return tags(rest.substring(0, rest.length() - TAGS.length()), request);
        }
        for (String kind : List.of(MANIFESTS, BLOBS, REFERRERS)) {
            int at = rest.lastIndexOf(kind);
            if (at >= 0) {
                return behind(kind, rest.substring(0, at), rest.substring(at + kind.length()));
            }
        }
        return EmbeddedRegistryAnswer.error(404, "UNSUPPORTED", "no such page");
    }

    private EmbeddedRegistryAnswer tags(String repository, EmbeddedRegistryRequest request) {
        List<String> all = store.tags(repository, order);
        if (all == null) {
            return EmbeddedRegistryAnswer.error(404, "NAME_UNKNOWN", "repository name not known to registry");
        }
        String last = request.parameter("last");
        String asked = request.parameter("n");
        if (!asked.matches("\\d{0,6}")) {
            return EmbeddedRegistryAnswer.error(400, "PAGINATION_NUMBER_INVALID", "invalid number of results");
        }
        int size = asked.isEmpty() ? pageSize : Math.min(pageSize, Integer.parseInt(asked));
        List<String> rest = order == TagOrder.BYTES
                ? all.stream().filter(tag -> tag.compareTo(last) > 0).toList()
                : all.subList(all.indexOf(last) + 1, all.size());
        List<String> page = rest.subList(0, Math.min(size, rest.size()));
        EmbeddedRegistryAnswer answer = EmbeddedRegistryAnswer.json(
                200,
                "{\"name\":" + EmbeddedRegistryJson.text(repository) + ",\"tags\":" + EmbeddedRegistryJson.list(page)
                        + "}");
        if (page.isEmpty() || page.size() == rest.size()) {
            return answer;
        }
        String next = URLEncoder.encode(page.get(page.size() - 1), StandardCharsets.UTF_8);
        return answer.with("Link", "<" + request.path() + "?last=" + next + "&n=" + size + ">; rel=\"next\"");
    }

    private EmbeddedRegistryAnswer behind(String kind, String repository, String reference) {
        if (kind.equals(MANIFESTS)) {
            return manifest(repository, reference);
        }
        if (kind.equals(REFERRERS)) {
            return EmbeddedRegistryAnswer.json(200, store.referrers(repository, reference))
                    .with("Content-Type", EmbeddedRegistryStore.INDEX);
        }
        byte[] blob = store.blob(repository, reference);
        return blob == null
                ? EmbeddedRegistryAnswer.error(404, "BLOB_UNKNOWN", "blob unknown to registry")
                : EmbeddedRegistryAnswer.json(200, new String(blob, StandardCharsets.UTF_8))
                        .with("Content-Type", "application/octet-stream");
    }

    private EmbeddedRegistryAnswer manifest(String repository, String reference) {
        EmbeddedRegistryStore.Manifest manifest = store.manifest(repository, reference);
        return manifest == null
                ? EmbeddedRegistryAnswer.error(404, "MANIFEST_UNKNOWN", "manifest unknown")
                : EmbeddedRegistryAnswer.json(200, new String(manifest.body(), StandardCharsets.UTF_8))
                        .with("Content-Type", manifest.mediaType())
                        .with("Docker-Content-Digest", manifest.digest());
    }
}
