package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ManifestUpdater;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The span editor on one large file, and on one of an ordinary size. */
@State(Scope.Benchmark)
public class LargeManifest implements Measurement {
    private static final int DOCUMENTS = 10_000;
    private static final int MARKERS = 100;
    private static final int BYTES = 10_000_000;

    private byte[] large;
    private byte[] ordinary;
    private ManifestUpdater setters;
    private ManifestUpdater both;

    /** Makes the files, and sees that all is edited that should be. */
    @Setup
    public void prepare() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DOCUMENTS; i++) {
            text.append(document(i, i % (DOCUMENTS / MARKERS) == 7));
        }
        large = text.toString().getBytes(StandardCharsets.UTF_8);
        ordinary = document(1, true).getBytes(StandardCharsets.UTF_8);
        List<PolicyImage> images = List.of(new PolicyImage(
                new ResourceName("ns", "web"), new LatestRef("ghcr.io/bench/web", "1.23.1", null)));
        setters = new ManifestUpdater(UpdateStrategy.SETTERS, "ns", images);
        both = new ManifestUpdater(UpdateStrategy.BOTH, "ns", images);
        if (large.length < BYTES || markers().changes().size() != MARKERS || namesAndMarkers().changes().size() != MARKERS) {
            throw new IllegalStateException("The file is not as it should be: " + large.length + " bytes, "
                    + markers().changes().size() + " changes");
        }
    }

    private static String document(int number, boolean hit) {
        StringBuilder text = new StringBuilder("---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-" + number
                + "\nspec:\n  template:\n    spec:\n      containers:\n      - name: app\n        image: "
                + (hit ? "ghcr.io/bench/web:1.23.0 # {\"$imagepolicy\": \"ns:web\"}" : "ghcr.io/other/app:1.0.0")
                + "\n        env:\n");
        for (int i = 0; text.length() < BYTES / DOCUMENTS; i++) {
            text.append("        - name: VARIABLE_").append(i).append("\n          value: \"text ").append(number).append("\"\n");
        }
        return text.toString();
    }

    /** By markers. */
    @Benchmark
    public FileChange markers() throws IOException {
        return setters.edit("all.yaml", large, warning -> {}).orElseThrow();
    }

    /** By markers and names. */
    @Benchmark
    public FileChange namesAndMarkers() throws IOException {
        return both.edit("all.yaml", large, warning -> {}).orElseThrow();
    }

    /** One document. */
    @Benchmark
    public FileChange oneDocument() throws IOException {
        return both.edit("one.yaml", ordinary, warning -> {}).orElseThrow();
    }

    @Override
    @NonNull
    public String name() {
        return "manifest";
    }

    @Override
    @NonNull
    public String title() {
        return "One manifest of 10 MB";
    }

    @Override
    @NonNull
    public String description() {
        return "10,000 documents of 1 KB, 100 of them with a marker: screened, cut, read, edited and checked. What is allocated is the most"
                + "\nthat the heap can grow by. Best of several runs.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Map<String, Jmh.Score> scores = Jmh.run(LargeManifest.class, effort);
        Jmh.Score markers = scores.get("markers");
        Jmh.Score both = scores.get("namesAndMarkers");
        double size = BYTES / 1e6;
        return List.of(
                Figure.of("by markers, for 1 MB", markers.best() / size, "ms").wantedAtMost(3),
                Figure.of("allocated", markers.megabytes(), "MB").wantedAtMost(100),
                Figure.of("by markers and names, for 1 MB", both.best() / size, "ms").wantedAtMost(3),
                Figure.of("allocated", both.megabytes(), "MB").wantedAtMost(100),
                Figure.of("one document of 1 KB alone", scores.get("oneDocument").best() * 1000, "us"));
    }
}
