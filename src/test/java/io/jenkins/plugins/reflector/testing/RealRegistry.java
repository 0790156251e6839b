package io.jenkins.plugins.reflector.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The distribution project's registry with any configuration, over a folder that outlives it. */
public final class RealRegistry implements AutoCloseable {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final Process process;
    private final Path log;
    private final String host;

    private RealRegistry(Process process, Path log, String host) {
        this.process = process;
        this.log = log;
        this.host = host;
    }

    /**
     * @param folder where its data is
     * @param http what stands below {@code http:} beside the address, indented by two
     * @param more further sections
     */
    public static RealRegistry start(Path folder, String http, String more) throws Exception {
        Path binary = RealServers.require("docker-registry", "docker-registry");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        String host = "127.0.0.1:" + port;
        Path log = folder.resolve("log");
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: "
                        + folder.resolve("data") + "\nhttp:\n  addr: " + host + "\n" + http + more);
        Process process = new ProcessBuilder(binary.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealRegistry registry = new RealRegistry(process, log, host);
        registry.awaitPort(port);
        return registry;
    }

    /** Host and port. */
    public String host() {
        return host;
    }

    /** Pushes a small image of {@code org/app} over plain HTTP; returns its digest. */
    public String push(String tag, String authorization) throws Exception {
        String config = blob("{\"os\":\"linux\",\"architecture\":\"amd64\",\"created\":\"2026-01-02T03:04:05Z\",\"config\":{\"Labels\":{\"tag\":\""
                + tag + "\"}}}", authorization);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + config
                + ",\"layers\":[]}";
        HttpResponse<String> reply =
                send("PUT", "http://" + host + "/v2/org/app/manifests/" + tag, MANIFEST, manifest, authorization);
        if (reply.statusCode() != 201) {
            throw new IOException("not pushed: " + reply.body());
        }
        return digest(manifest);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void awaitPort(int port) throws Exception {
        for (int i = 0; i < 400; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException("the registry does not listen: " + Files.readString(log));
    }

    private String blob(String content, String authorization) throws Exception {
        HttpResponse<String> begun =
                send("POST", "http://" + host + "/v2/org/app/blobs/uploads/", "text/plain", "", authorization);
        URI upload = begun.uri().resolve(begun.headers().firstValue("Location").orElseThrow());
        String separator = upload.getRawQuery() == null ? "?" : "&";
        HttpResponse<String> done = send(
                "PUT",
                upload + separator + "digest=" + digest(content),
                "application/octet-stream",
                content,
                authorization);
        if (done.statusCode() != 201) {
            throw new IOException("no blob: " + done.body());
        }
        return "{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"" + digest(content)
                + "\",\"size\":" + content.length() + "}";
    }

    private static HttpResponse<String> send(
            String method, String url, String type, String body, String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Content-Type", type);
        request.method(method, BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String digest(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(hash);
    }
}
