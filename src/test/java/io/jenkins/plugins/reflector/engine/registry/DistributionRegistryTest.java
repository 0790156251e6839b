package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.testing.RealServers;
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
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against the reference registry itself. */
class DistributionRegistryTest {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final RegistryCredentials BOT = RegistryCredentials.basic("bot", "secret");
    /** bcrypt of {@code secret}, of the least cost that the registry takes. */
    private static final String HTPASSWD = "bot:$2b$04$hJL.kRNCqGmsgdnaayORmeINF/BruuNa3/o5a1eZ/42gQdNbqKpUi";

    @TempDir
    private Path folder;

    private Process process;
    private String host;

    @AfterEach
    void stop() throws Exception {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void listsAndResolvesWhatWasPushed() throws Exception {
        start("");
        String digest = push("1.0.0", "");
        push("1.0.1", "");
        RegistryTarget target = target(host, RegistryCredentials.anonymous(), Duration.ofSeconds(20));

        assertThat(client(QUICK).listTags(target).tags()).containsExactlyInAnyOrder("1.0.0", "1.0.1");
        assertThat(client(QUICK.withPageSize(1)).listTags(target).tags())
                .containsExactlyInAnyOrder("1.0.0", "1.0.1");
        assertThat(client(QUICK).resolveDigest(target, "1.0.0")).isEqualTo(digest);
        assertThatThrownBy(() -> client(QUICK).resolveDigest(target, "9.9.9"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("404 from " + host);
    }

    @Test
    void authenticatesByPassword() throws Exception {
        Path users = Files.writeString(folder.resolve("htpasswd"), HTPASSWD + "\n");
        start("auth:\n  htpasswd:\n    realm: test\n    path: " + users + "\n");
        String basic = "Basic " + Base64.getEncoder().encodeToString("bot:secret".getBytes(StandardCharsets.UTF_8));
        String digest = push("1.0.0", basic);

        assertThat(client(QUICK).listTags(target(host, BOT, Duration.ofSeconds(20))).tags())
                .containsExactly("1.0.0");
        assertThat(client(QUICK).resolveDigest(target(host, BOT, Duration.ofSeconds(20)), "1.0.0"))
                .isEqualTo(digest);
        RegistryTarget anonymous = target(host, RegistryCredentials.anonymous(), Duration.ofSeconds(20));
        assertThatThrownBy(() -> client(QUICK).listTags(anonymous))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("401 from " + host + " for org/app as anonymous user");
    }

    private void start(String more) throws Exception {
        Path binary = RealServers.require("docker-registry", "docker-registry");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        host = "127.0.0.1:" + port;
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: "
                        + folder.resolve("data") + "\nhttp:\n  addr: " + host + "\n" + more);
        process = new ProcessBuilder(binary.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                assertThat(process.isAlive())
                        .as(() -> "the registry ended: " + log())
                        .isTrue();
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the registry does not listen: " + log());
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String push(String tag, String authorization) throws Exception {
        String config = blob("{\"tag\":\"" + tag + "\"}", authorization);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + config
                + ",\"layers\":[]}";
        HttpResponse<String> reply =
                send("PUT", "http://" + host + "/v2/org/app/manifests/" + tag, MANIFEST, manifest, authorization);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return digest(manifest);
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
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
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
