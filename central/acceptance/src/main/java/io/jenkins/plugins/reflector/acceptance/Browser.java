package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A chromium without a window, which reaches this machine and nothing else. */
public final class Browser implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<BrowserPage> pages = new ArrayList<>();
    private final Path results;
    private final Process process;
    private final String address;

    private Browser(Process process, String address, Path results) {
        this.process = process;
        this.address = address;
        this.results = results;
    }

    /**
     * Starts it.
     *
     * @param program chromium
     * @param profile an empty folder
     * @param results where screenshots go
     */
    @NonNull
    static Browser start(@NonNull Path program, @NonNull Path profile, @NonNull Path results) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--window-size=1280,1400",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(results.resolve("chromium.log").toFile());
        builder.environment().put("HOME", profile.toString());
        Process process = builder.start();
        Path port = profile.resolve("DevToolsActivePort");
        try {
            Waiting.until(Duration.ofSeconds(60), "the start of " + program, () -> Files.exists(port) && !Files.readString(port).isBlank());
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
        return new Browser(process, "127.0.0.1:" + Files.readAllLines(port).get(0), results);
    }

    /** A new empty page. */
    @NonNull
    public BrowserPage newPage() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode target = new ObjectMapper().readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        BrowserPage page = new BrowserPage(client, URI.create(target.get("webSocketDebuggerUrl").asText()), results);
        pages.add(page);
        return page;
    }

    @Override
    public void close() throws InterruptedException {
        pages.forEach(BrowserPage::close);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
