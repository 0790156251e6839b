package io.jenkins.plugins.reflector.servers.real;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds programs, in the PATH and in the folders of system programs that a user's PATH lacks. */
public final class Programs {

    private Programs() {}

    /** The program's file. */
    @NonNull
    public static Optional<Path> find(@NonNull String program) {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/sbin"
                + File.pathSeparator + "/sbin";
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The program's file, or an error that says how to get it. */
    @NonNull
    public static Path require(@NonNull String program, @NonNull String debianPackage) throws MissingProgramException {
        return find(program).orElseThrow(() -> new MissingProgramException(program, debianPackage));
    }
}
