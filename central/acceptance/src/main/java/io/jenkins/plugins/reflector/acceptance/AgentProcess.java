package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An inbound agent: another JVM that comes to the controller over WebSocket with Jenkins' own {@code agent.jar}. */
public final class AgentProcess implements AutoCloseable {

    private static final Pattern SECRET = Pattern.compile("<argument>([0-9a-f]{64})</argument>");
    private static final String NODE = """
            import jenkins.model.Jenkins
            import hudson.slaves.*
            def node = new DumbSlave('NAME', 'REMOTE', new JNLPLauncher(true))
            node.numExecutors = 1
            Jenkins.get().addNode(node)
            """;

    private final Process process;
    private final Path log;

    private AgentProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static AgentProcess start(
            @NonNull JenkinsHttp http,
            @NonNull String url,
            @NonNull String name,
            @NonNull Path folder,
            @NonNull Path log,
            @NonNull List<String> options)
            throws IOException, InterruptedException {
        Path remote = Files.createDirectories(folder.resolve("agent-" + name));
        http.script(NODE.replace("NAME", name).replace("REMOTE", remote.toString()));
        Matcher secret = SECRET.matcher(http.get("computer/" + name + "/jenkins-agent.jnlp"));
        if (!secret.find()) {
            throw new IOException("Jenkins names no secret for the agent " + name);
        }
        Path jar = http.download("jnlpJars/agent.jar", remote.resolve("agent.jar"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-Duser.home=" + remote));
        command.addAll(options);
        command.addAll(List.of(
                "-jar", jar.toString(),
                "-url", url,
                "-name", name,
                "-secret", secret.group(1),
                "-webSocket",
                "-workDir", remote.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        AgentProcess agent = new AgentProcess(process, log);
        try {
            Waiting.until(Duration.ofSeconds(60), "the agent " + name + " is online", () -> {
                JsonNode computer = http.json("computer/" + name + "/api/json?tree=offline");
                return !computer.get("offline").asBoolean();
            });
        } catch (AssertionError e) {
            agent.close();
            throw e;
        }
        return agent;
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** All that it logged. */
    @NonNull
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
