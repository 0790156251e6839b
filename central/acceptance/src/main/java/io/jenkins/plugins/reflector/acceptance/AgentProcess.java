package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private AgentProcess(Process process) {
        this.process = process;
    }

    static AgentProcess start(
            @NonNull JenkinsHttp http, @NonNull String url, @NonNull String name, @NonNull Path folder, @NonNull Path log)
            throws IOException, InterruptedException {
        Path remote = Files.createDirectories(folder.resolve("agent-" + name));
        http.script(NODE.replace("NAME", name).replace("REMOTE", remote.toString()));
        Matcher secret = SECRET.matcher(http.get("computer/" + name + "/jenkins-agent.jnlp"));
        if (!secret.find()) {
            throw new IOException("Jenkins names no secret for the agent " + name);
        }
        Path jar = http.download("jnlpJars/agent.jar", remote.resolve("agent.jar"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Duser.home=" + remote,
                        "-jar", jar.toString(),
                        "-url", url,
                        "-name", name,
                        "-secret", secret.group(1),
                        "-webSocket",
                        "-workDir", remote.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        AgentProcess agent = new AgentProcess(process);
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
