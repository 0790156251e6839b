package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The real git, where it is installed. */
final class GitBinary {

    private GitBinary() {}

    static void require(String program) {
        boolean present = List.of("/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/usr/lib/git-core/").stream()
                .anyMatch(place -> Path.of(place + program).toFile().canExecute());
        if (!present && "required".equals(System.getenv("REAL_SERVERS"))) {
            throw new AssertionError(program + " is missing and REAL_SERVERS=required");
        }
        Assumptions.assumeTrue(present, "skipped: " + program + " is not installed");
    }

    /** Runs git and expects success; gives all it printed, without the last line end. */
    static String run(Path directory, String... arguments) throws IOException, InterruptedException {
        require("git");
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=T", "-c", "user.email=t@example.com"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.stripTrailing();
    }
}
