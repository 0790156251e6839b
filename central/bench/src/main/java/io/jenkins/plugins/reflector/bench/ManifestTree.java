package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.WorkTree;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.DirectoryTree;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ManifestUpdater;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The edit of a large repository against the search for the same text. */
public class ManifestTree implements Measurement {
    private static final int FILES = 10_000;
    private static final int HITS = 100;
    private static final int BYTES = 5_000;
    private static final int TIMES = 15;

    @Override
    @NonNull
    public String name() {
        return "manifests";
    }

    @Override
    @NonNull
    public String title() {
        return "10,000 manifests";
    }

    @Override
    @NonNull
    public String description() {
        return "Of 5 KB each, in 100 directories, of which 1 % name the image; all in the page cache. An edit looks at all and makes"
                + " the new bytes of\nthe 100 that change, in a warm JVM with one thread; grep is a process of its own. In turns, the best of "
                + TIMES + ". To write the\n100 files, each by a rename, is the file system's work and stands apart.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Path root = Files.createTempDirectory("reflector-manifests");
        try {
            fill(root);
            for (int i = 0; i < effort.times(15); i++) {
                edit(root, UpdateStrategy.BOTH);
                edit(root, UpdateStrategy.SETTERS);
            }
            int times = effort.times(TIMES);
            double[] grep = new double[times];
            double[] both = new double[times];
            double[] setters = new double[times];
            double[] marker = new double[times];
            for (int i = 0; i < times; i++) {
                grep[i] = Timing.of(1, () -> grep("bench/web", root)).best();
                both[i] = Timing.of(1, () -> edit(root, UpdateStrategy.BOTH)).best();
                marker[i] = Timing.of(1, () -> grep("imagepolicy", root)).best();
                setters[i] = Timing.of(1, () -> edit(root, UpdateStrategy.SETTERS)).best();
            }
            UpdateResult result = edit(root, UpdateStrategy.BOTH);
            DirectoryTree tree = new DirectoryTree(root);
            double written = Timing.of(1, () -> write(tree, result)).best();
            Figure search = Figure.of("`grep -rl` for the image", best(grep), "ms");
            Figure markers = Figure.of("`grep -rl` for the marker", best(marker), "ms");
            return List.of(
                    Figure.of("edit by names and markers", best(both), "ms").timesThatOf(search).wantedAtMost(3),
                    search,
                    Figure.of("edit by markers alone", best(setters), "ms").timesThatOf(markers).wantedAtMost(3),
                    markers,
                    Figure.of("to write the 100 files", written, "ms"));
        } finally {
            delete(root);
        }
    }

    private static double best(double[] times) {
        return Arrays.stream(times).min().orElseThrow();
    }

    private static UpdateResult edit(Path root, UpdateStrategy strategy) throws IOException {
        UpdateResult result = new ManifestUpdater(
                        strategy,
                        "ns",
                        List.of(new PolicyImage(
                                new ResourceName("ns", "web"), new LatestRef("ghcr.io/bench/web", "1.24.0", null))))
                .update(new WorkTree(new DirectoryTree(root), root), "");
        if (result.files().size() != HITS) {
            throw new IllegalStateException(result.files().size() + " files changed, not " + HITS);
        }
        return result;
    }

    private static int write(DirectoryTree tree, UpdateResult result) throws IOException {
        for (FileChange change : result.files()) {
            tree.write(change);
        }
        return result.files().size();
    }

    private static int grep(String text, Path root) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("grep", "-rlF", text, root.toString()).redirectErrorStream(true).start();
        long found = process.inputReader().lines().count();
        if (process.waitFor() != 0 || found != HITS) {
            throw new IllegalStateException("grep found " + found + " files, not " + HITS);
        }
        return (int) found;
    }

    private static void fill(Path root) throws IOException {
        for (int i = 0; i < FILES; i++) {
            Path directory = root.resolve("team-" + i / 100);
            Files.createDirectories(directory);
            boolean hit = i % (FILES / HITS) == 7;
            String container = hit
                    ? "        image: ghcr.io/bench/web:1.23.0 # {\"$imagepolicy\": \"ns:web\"}\n"
                    : "        image: ghcr.io/other/app-" + i + ":1.0.0\n";
            StringBuilder text = new StringBuilder("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-" + i
                    + "\nspec:\n  template:\n    spec:\n      containers:\n      - name: app\n" + container
                    + "        env:\n");
            for (int j = 0; text.length() < BYTES; j++) {
                text.append("        - name: VARIABLE_").append(j).append("\n          value: \"some text ").append(j * i).append("\"\n");
            }
            Files.write(directory.resolve("app-" + i + ".yaml"), text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
