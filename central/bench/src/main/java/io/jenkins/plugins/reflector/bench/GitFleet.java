package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.PickOrder;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.servers.real.GitHttpBackend;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A bare repository that Git itself serves over smart HTTP, in a folder that goes when it is closed. */
final class GitFleet implements AutoCloseable {

    /** What {@link GitFleet} needs and this machine may lack. */
    static final String GIT = "the package git";

    private final Path folder;
    private final GitHttpBackend server;

    private GitFleet(Path folder) throws IOException {
        this.folder = folder;
        this.server = GitHttpBackend.start(Files.createDirectory(folder.resolve("served")));
    }

    /** Makes one with a first commit of these files. */
    static GitFleet of(@NonNull Map<String, String> files) throws Exception {
        GitFleet fleet = new GitFleet(Files.createTempDirectory("reflector-bench"));
        Path tree = Files.createDirectory(fleet.folder.resolve("tree"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git(tree, "init", "-q", "-b", "main");
        git(tree, "add", ".");
        git(tree, "commit", "-q", "-m", "Start");
        git(fleet.folder, "clone", "-q", "--bare", "tree", "served/fleet.git");
        git(fleet.repository(), "repack", "-q", "-a", "-d");
        delete(tree);
        return fleet;
    }

    Path folder() {
        return folder;
    }

    Path repository() {
        return folder.resolve("served/fleet.git");
    }

    String url() {
        return server.url("fleet.git");
    }

    /** What was asked over HTTP so far. */
    List<String> requests() {
        return server.requests();
    }

    /** What runs updates over mirrors below a folder. */
    static AutomationRunner runner(Path mirrors) {
        return new AutomationRunner(
                new JGitSessions(mirrors, UrlRules.NETWORK_ONLY),
                Clock.systemUTC(),
                new PullRequests(new HttpClients(HttpClient::newBuilder)));
    }

    /** An update of this repository by one policy. */
    UpdateRequest request(String policy, String image, String tag) {
        return request(url(), policy, image, tag);
    }

    /** The same of a repository that is served elsewhere. */
    static UpdateRequest request(String url, String policy, String image, String tag) {
        return new UpdateRequest(
                new ResourceName("bench", policy),
                new GitRemote(url, GitCredentials.NONE, Duration.ofMinutes(1)),
                GitRef.branch("main"),
                "",
                UpdateStrategy.BOTH,
                List.of(new PolicyImage(new ResourceName("bench", policy), new LatestRef(image, tag, null))),
                new CommitSpec("Bot", "bot@example.com", "Update images", Map.of()),
                PushSpec.SAME_BRANCH,
                AutomationOptions.NONE,
                PickOrder.UNKNOWN,
                false);
    }

    /** Runs git; what it printed. */
    static String git(Path directory, String... arguments) throws IOException, InterruptedException {
        return command(directory, Stream.concat(Stream.of("git", "-c", "user.name=T", "-c", "user.email=t@example.com"), Stream.of(arguments)).toList());
    }

    /** Runs a command; what it printed. */
    static String command(Path directory, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_TERMINAL_PROMPT", "0"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + ":\n" + said);
        }
        return said;
    }

    static void delete(Path directory) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.forEach(all::add);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(all.get(i));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        delete(folder);
    }
}
