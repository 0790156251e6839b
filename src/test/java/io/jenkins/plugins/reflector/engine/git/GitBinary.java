package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real git, where it is installed. */
public final class GitBinary {

    private GitBinary() {}

    /** Skips or fails the calling test where there is no git. */
    public static void require() {
        RealServers.require("git", "git");
    }

    /** Runs git and expects success; gives all it printed, without the last line end. */
    public static String run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(RealServers.require("git", "git").toString());
        command.addAll(List.of("-c", "user.name=T", "-c", "user.email=t@example.com"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_TERMINAL_PROMPT", "0"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.stripTrailing();
    }
}
