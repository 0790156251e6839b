package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The distribution project's registry as Debian packages it ({@code docker-registry}), on loopback, with its data in a folder. */
public final class DistributionRegistry implements AutoCloseable {

    /** The program that must be on the PATH. */
    public static final String PROGRAM = "docker-registry";

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final URI url;

    @CheckForNull
    private final String authorization;

    private DistributionRegistry(Process process, URI url, @CheckForNull String authorization) {
        this.process = process;
        this.url = url;
        this.authorization = authorization;
    }

    /** Whether the program is on the PATH. */
    public static boolean isInstalled() {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(java.io.File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /**
     * Starts a registry without login.
     *
     * @param folder for its configuration and data; made if missing
     * @throws IOException if the program is missing or does not come up
     */
    @NonNull
    public static DistributionRegistry start(@NonNull Path folder) throws IOException, InterruptedException {
        return start(folder, null, null, null);
    }

    /**
     * Starts a registry with a login.
     *
     * @param htpasswd a file with the user's bcrypt hash; null for no login
     * @param user who pushes; null for no login
     * @param password of that user; null for no login
     */
    @NonNull
    public static DistributionRegistry start(
            @NonNull Path folder,
            @CheckForNull Path htpasswd,
            @CheckForNull String user,
            @CheckForNull String password)
            throws IOException, InterruptedException {
        if (!isInstalled()) {
            throw new IOException("there is no " + PROGRAM + " on the PATH: install Debian's package " + PROGRAM);
        }
        Files.createDirectories(folder);
        int port = freePort();
        Path configuration = folder.resolve("config.yml");
        Files.writeString(configuration, configuration(folder, port, htpasswd));
        Process process = new ProcessBuilder(PROGRAM, "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        String authorization = user == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        DistributionRegistry registry =
                new DistributionRegistry(process, URI.create("http://127.0.0.1:" + port), authorization);
        registry.awaitStart(folder);
        return registry;
    }

    private static String configuration(Path folder, int port, @CheckForNull Path htpasswd) {
        return """
                version: 0.1
                log:
                  level: warn
                storage:
                  filesystem:
                    rootdirectory: '%s'
                  delete:
                    enabled: true
                http:
                  addr: 127.0.0.1:%d
                """
                        .formatted(folder.resolve("data"), port)
                + (htpasswd == null ? "" : "auth:\n  htpasswd:\n    realm: test\n    path: '" + htpasswd + "'\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                http.send(request("/v2/").GET().build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException(PROGRAM + " did not start; it said: " + Files.readString(folder.resolve("log.txt")));
    }

    /** Where it listens. */
    @NonNull
    public URI url() {
        return url;
    }

    /**
     * Pushes a new image, another one at every call.
     *
     * @return the digest of its manifest
     */
    @NonNull
    public String push(@NonNull String repository, @NonNull String tag) throws IOException, InterruptedException {
        byte[] config = ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Labels\":{\"id\":\"" + UUID.randomUUID()
                        + "\"}},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
                .getBytes(StandardCharsets.UTF_8);
        upload(repository, config);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST_TYPE + "\",\"config\":{\"mediaType\":\""
                + CONFIG_TYPE + "\",\"size\":" + config.length + ",\"digest\":\"" + digest(config) + "\"},\"layers\":[]}";
        send(
                request("/v2/" + repository + "/manifests/" + tag)
                        .header("Content-Type", MANIFEST_TYPE)
                        .PUT(HttpRequest.BodyPublishers.ofString(manifest))
                        .build(),
                201);
        return digest(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private void upload(String repository, byte[] blob) throws IOException, InterruptedException {
        HttpResponse<String> started = send(
                request("/v2/" + repository + "/blobs/uploads/")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                202);
        String location = started.headers().firstValue("Location").orElseThrow();
        String query = (location.contains("?") ? "&" : "?") + "digest=" + digest(blob);
        send(
                authorized(HttpRequest.newBuilder(url.resolve(location + query)))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(blob))
                        .build(),
                201);
    }

    private HttpRequest.Builder request(String path) {
        return authorized(HttpRequest.newBuilder(url.resolve(path)));
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest request, int wanted) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != wanted) {
            throw new IOException(PROGRAM + " answered " + response.statusCode() + " to " + request.method() + " "
                    + request.uri().getPath() + ": " + response.body());
        }
        return response;
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
