package io.jenkins.plugins.reflector.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the real servers that some tests run against. Where one is missing the test is skipped with a visible line, or
 * fails if the environment says {@code REAL_SERVERS=required}.
 */
public final class RealServers {

    private RealServers() {}

    /** The program, from PATH or the usual folders of system programs; else skips or fails the calling test. */
    public static Path require(String program, String debianPackage) {
        return find(program).orElseGet(() -> {
            String message = program + " is missing; install the Debian package " + debianPackage;
            if ("required".equals(System.getenv("REAL_SERVERS"))) {
                return fail(message);
            }
            System.err.println("SKIPPED: " + message);
            return abort(message);
        });
    }

    private static Optional<Path> find(String program) {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/sbin"
                + File.pathSeparator + "/sbin";
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
