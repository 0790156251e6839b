package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether what was scanned stays on the disk. */
public class StoreHeap implements Measurement {

    private static final int REPOSITORIES = 1_000;
    private static final int TAGS = 10_000;
    private static final int HEAP = 64;

    @Override
    @NonNull
    public String name() {
        return "store";
    }

    @Override
    @NonNull
    public String title() {
        return "A store of 1,000 repositories of 10,000 tags";
    }

    @Override
    @NonNull
    public String description() {
        return "A process with a heap of " + HEAP + " MiB scans them into the store (tags, status, first-seen times), and another one opens that "
                + "store and looks at each. What they hold afterwards is what is left after a collection, less that of one repository.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        int repositories = effort == Effort.FULL ? REPOSITORIES : 20;
        Path one = Files.createTempDirectory("store");
        Path all = Files.createTempDirectory("store");
        try {
            double base = run(one, 1, "scan")[1];
            double[] scanned = run(all, repositories, "scan");
            double[] opened = run(all, repositories, "open");
            return List.of(
                    Figure.of("held after all scans, beyond one repository", mebibytes(scanned[1] - base), "MiB").wantedAtMost(32),
                    Figure.of("held after opening it, beyond one repository", mebibytes(opened[1] - base), "MiB").wantedAtMost(32),
                    Figure.of("a scan and its sightings written", scanned[0] / repositories, "ms"),
                    Figure.of("opened, and each repository's next scan decided", opened[0], "ms"),
                    Figure.of("on the disk", size(all) / 1e6, "MB"));
        } finally {
            delete(one);
            delete(all);
        }
    }

    private static double[] run(Path folder, int repositories, String work) throws IOException {
        List<String> options = List.of("-Xmx" + HEAP + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        try (JavaChild child = JavaChild.start(
                StoreWork.class, options, List.of(folder.toString(), String.valueOf(repositories), String.valueOf(TAGS), work))) {
            String line = child.line();
            if (line == null) {
                throw new IOException("the process that had to " + work + " " + repositories + " repositories ended early");
            }
            String[] numbers = line.split(" ");
            return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
        }
    }

    private static double mebibytes(double bytes) {
        return Math.max(0, bytes / (1 << 20));
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
