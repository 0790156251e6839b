package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process with this class path: a server that must not share our heap, or work in a heap of a given size. */
final class JavaChild implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private JavaChild(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    @NonNull
    static JavaChild start(@NonNull Class<?> main, @NonNull List<String> options, @NonNull List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new JavaChild(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Its next line; null if it ended. */
    @CheckForNull
    String line() throws IOException {
        return out.readLine();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
