package io.jenkins.plugins.reflector.servers.real;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The distribution project's registry as Debian packages it ({@code docker-registry}), on loopback, with its data in a folder. */
public final class DistributionRegistry implements AutoCloseable {

    /** The program, and the Debian package that has it. */
    public static final String PROGRAM = "docker-registry";

    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
    private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";

    private final Process process;
    private final HttpClient http;
    private final URI url;
    private final UnaryOperator<String> authorization;

    DistributionRegistry(
            Process process, int port, @CheckForNull Certificates certificates, UnaryOperator<String> authorization)
            throws IOException, GeneralSecurityException {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (certificates != null) {
            client.sslContext(certificates.context("client"));
        }
        this.process = process;
        this.http = client.build();
        this.url = URI.create((certificates == null ? "http" : "https") + "://127.0.0.1:" + port);
        this.authorization = authorization;
    }

    /** Whether the program is there. */
    public static boolean isInstalled() {
        return Programs.find(PROGRAM).isPresent();
    }

    /** To be started with its configuration and data in a folder, which is made if missing and may be used again. */
    @NonNull
    public static DistributionRegistryBuilder in(@NonNull Path folder) {
        return new DistributionRegistryBuilder(folder);
    }

    /** Where it listens. */
    @NonNull
    public URI url() {
        return url;
    }

    /** Host and port, as they stand in front of an image name. */
    @NonNull
    public String host() {
        return url.getAuthority();
    }

    /**
     * Pushes a new image of linux/amd64, another one at every call, created on 2 January 2026 at 03:04:05 and with the
     * label {@code tag}.
     *
     * @return the digest of its manifest
     */
    @NonNull
    public String push(@NonNull String repository, @NonNull String tag) throws IOException, InterruptedException {
        return put(repository, tag, MANIFEST_TYPE, manifest(repository, tag, "linux/amd64"));
    }

    /**
     * Pushes a new image of several platforms such as {@code linux/arm64}.
     *
     * @return the digest of its index
     */
    @NonNull
    public String pushIndex(@NonNull String repository, @NonNull String tag, @NonNull List<String> platforms)
            throws IOException, InterruptedException {
        List<String> children = new ArrayList<>();
        for (String platform : platforms) {
            String manifest = manifest(repository, tag, platform);
            String digest = put(repository, digest(manifest), MANIFEST_TYPE, manifest);
            children.add("{\"mediaType\":\"" + MANIFEST_TYPE + "\",\"digest\":\"" + digest + "\",\"size\":"
                    + manifest.length() + ",\"platform\":{" + platform(platform) + "}}");
        }
        String index = "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX_TYPE + "\",\"manifests\":["
                + String.join(",", children) + "]}";
        return put(repository, tag, INDEX_TYPE, index);
    }

    /**
     * Pushes something that refers to an image, such as a signature, and names it by the tag that stands for the image's
     * digest, as clients do for registries without the API of referrers.
     *
     * @return the digest of its manifest
     */
    @NonNull
    public String pushReferrer(@NonNull String repository, @NonNull String subject, @NonNull String artifactType)
            throws IOException, InterruptedException {
        String config = "{\"id\":\"" + UUID.randomUUID() + "\"}";
        upload(repository, config);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST_TYPE + "\",\"config\":{\"mediaType\":\""
                + artifactType + "\",\"size\":" + config.length() + ",\"digest\":\"" + digest(config) + "\"},\"layers\":[]}";
        String digest = put(repository, digest(manifest), MANIFEST_TYPE, manifest);
        put(
                repository,
                subject.replace(':', '-'),
                INDEX_TYPE,
                "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX_TYPE + "\",\"manifests\":[{\"mediaType\":\"" + MANIFEST_TYPE
                        + "\",\"digest\":\"" + digest + "\",\"size\":" + manifest.length() + ",\"artifactType\":\""
                        + artifactType + "\"}]}");
        return digest;
    }

    /** Deletes a manifest and all tags that point at it. */
    public void delete(@NonNull String repository, @NonNull String digest) throws IOException, InterruptedException {
        send(request(repository, "/manifests/" + digest).DELETE(), 202);
    }

    @Override
    public void close() {
        Loopback.end(process);
    }

    private String manifest(String repository, String tag, String platform) throws IOException, InterruptedException {
        String config = "{" + platform(platform) + ",\"created\":\"2026-01-02T03:04:05Z\",\"config\":{\"Labels\":{\"tag\":\""
                + tag + "\",\"id\":\"" + UUID.randomUUID() + "\"}},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}";
        upload(repository, config);
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST_TYPE + "\",\"config\":{\"mediaType\":\"" + CONFIG_TYPE
                + "\",\"size\":" + config.length() + ",\"digest\":\"" + digest(config) + "\"},\"layers\":[]}";
    }

    private static String platform(String platform) {
        String[] parts = platform.split("/");
        return "\"os\":\"" + parts[0] + "\",\"architecture\":\"" + parts[1] + "\""
                + (parts.length > 2 ? ",\"variant\":\"" + parts[2] + "\"" : "");
    }

    private String put(String repository, String reference, String type, String manifest)
            throws IOException, InterruptedException {
        send(
                request(repository, "/manifests/" + reference)
                        .header("Content-Type", type)
                        .PUT(HttpRequest.BodyPublishers.ofString(manifest)),
                201);
        return digest(manifest);
    }

    private void upload(String repository, String blob) throws IOException, InterruptedException {
        HttpResponse<String> started =
                send(request(repository, "/blobs/uploads/").POST(HttpRequest.BodyPublishers.noBody()), 202);
        URI location = url.resolve(started.headers().firstValue("Location").orElseThrow());
        URI end = URI.create(location + (location.getRawQuery() == null ? "?" : "&") + "digest=" + digest(blob));
        send(
                authorized(repository, end)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofString(blob)),
                201);
    }

    private HttpRequest.Builder request(String repository, String path) {
        return authorized(repository, url.resolve("/v2/" + repository + path));
    }

    private HttpRequest.Builder authorized(String repository, URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        String value = authorization.apply(repository);
        return value.isEmpty() ? request : request.header("Authorization", value);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, int wanted)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != wanted) {
            throw new IOException(PROGRAM + " answered " + response.statusCode() + " to " + request.method() + " "
                    + request.uri().getPath() + ": " + response.body());
        }
        return response;
    }

    private static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
