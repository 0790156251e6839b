package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the command line takes, as a user waits for it: from the shell's call to its end. */
public class Launcher implements Measurement {

    @Override
    @NonNull
    public String name() {
        return "launcher";
    }

    @Override
    @NonNull
    public String title() {
        return "The command line";
    }

    @Override
    @NonNull
    public String description() {
        return "Built before. The median of nine starts, and of three demos.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        String reflector = Project.root().resolve("reflector").toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(reflector, "--version");
        Figure bare = Figure.of("`java -version`", median(effort.times(9), java, "-Xshare:auto", "-version"), "ms");
        Figure version = Figure.of("`./reflector --version`", median(effort.times(9), reflector, "--version"), "ms");
        List<Figure> figures = new ArrayList<>(List.of(version.timesThatOf(bare), bare));
        figures.add(Figure.of("`./reflector demo`", median(effort.times(3), reflector, "demo") / 1e3, "s"));
        if (Programs.isInstalled("docker-registry")) {
            figures.add(Figure.of(
                    "`./reflector demo --registry distribution`",
                    median(effort.times(3), reflector, "demo", "--registry", "distribution") / 1e3,
                    "s"));
        }
        return figures;
    }

    private static double median(int times, String... command) throws Exception {
        return Timing.of(times, () -> run(command)).median();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("reflector-bench", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status + ":\n" + Files.readString(output));
            }
            return status;
        } finally {
            Files.delete(output);
        }
    }
}
