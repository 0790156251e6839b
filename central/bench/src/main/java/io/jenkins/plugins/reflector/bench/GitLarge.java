package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One update of a large repository, against what people do by hand. */
public class GitLarge implements Measurement {

    private static final int MANIFESTS = 10_000;
    private static final int CHANGED = 100;

    @Override
    @NonNull
    public String name() {
        return "git-large";
    }

    @Override
    @NonNull
    public String title() {
        return "A repository of 10,000 manifests";
    }

    @Override
    @NonNull
    public String description() {
        return "Over smart HTTP (`git http-backend`), from fetch to push, each on top of the other in turns; medians. By hand: `git clone --depth 1`, "
                + "`sed`, `git commit`, `git push`. A first run has no mirror yet and changes 100 files; a warm run changes one file, or none.";
    }

    @Override
    @NonNull
    public Optional<String> lacks() {
        return Files.isExecutable(Path.of("/usr/bin/git")) ? Optional.empty() : Optional.of(GitFleet.GIT);
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < MANIFESTS; i++) {
            files.put("apps/team-" + i / 100 + "/app-" + i + ".yaml", manifest(i));
        }
        try (GitFleet fleet = GitFleet.of(files)) {
            return measure(fleet, effort.times(5));
        }
    }

    private static String manifest(int i) {
        String image = i % (MANIFESTS / CHANGED) == 0 ? "nginx:1.0.0" : i == 7 ? "redis:7.0.0" : "registry.example.com/team/app-" + i + ":2.4." + i % 50;
        return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-" + i + "\n  labels:\n    app.kubernetes.io/name: app-" + i
                + "\nspec:\n  replicas: " + (1 + i % 3) + "\n  selector:\n    matchLabels:\n      app: app-" + i
                + "\n  template:\n    metadata:\n      labels:\n        app: app-" + i + "\n    spec:\n      containers:\n      - name: main\n        image: "
                + image + "\n        ports:\n        - containerPort: " + (8000 + i) + "\n        resources:\n          limits:\n            memory: "
                + (64 + i % 512) + "Mi\n";
    }

    private static List<Figure> measure(GitFleet fleet, int times) throws Exception {
        int tag = 0;
        List<Double> byHand = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> nothing = new ArrayList<>();
        List<String> asked = List.of();
        // Once unmeasured: what runs in a controller has run before.
        update(fleet, "warm-up", "nginx", "1.0." + ++tag, CHANGED);
        for (int i = 0; i < times; i++) {
            String from = "nginx:1.0." + tag;
            String to = "nginx:1.0." + ++tag;
            byHand.add(Timing.of(1, () -> byHand(fleet, from, to)).best());
            GitFleet.delete(fleet.folder().resolve("clone"));
            String next = "1.0." + ++tag;
            String mirror = "mirror-" + i;
            first.add(Timing.of(1, () -> update(fleet, mirror, "nginx", next, CHANGED)).best());
            String redis = "7.0." + (i + 1);
            one.add(Timing.of(1, () -> update(fleet, mirror, "redis", redis, 1)).best());
            int before = fleet.requests().size();
            nothing.add(Timing.of(1, () -> update(fleet, mirror, "redis", redis, 0)).best());
            asked = fleet.requests().subList(before, fleet.requests().size());
        }
        Figure hand = Figure.of("by hand, 100 files", median(byHand), "ms");
        return List.of(
                hand,
                Figure.of("first run, 100 files", median(first), "ms").timesThatOf(hand).wantedAtMost(0.5),
                Figure.of("warm run, one file", median(one), "ms").timesThatOf(hand).wantedAtMost(0.1),
                Figure.of("warm run, nothing to do", median(nothing), "ms").timesThatOf(hand),
                Figure.of("ref listings of a warm run with nothing to do", asked.stream().filter(r -> r.startsWith("GET")).count(), "listings").wantedAtMost(1),
                Figure.of("requests of that run in all (a listing of Git's protocol 2 is two)", asked.size(), "requests").wantedAtMost(2));
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get((all.size() - 1) / 2);
    }

    private static int byHand(GitFleet fleet, String from, String to) throws Exception {
        Path clone = fleet.folder().resolve("clone");
        GitFleet.git(fleet.folder(), "clone", "-q", "--depth", "1", fleet.url(), "clone");
        GitFleet.command(clone, List.of("sh", "-c", "grep -rlF 'image: " + from + "' apps | xargs sed -i 's#image: " + from + "$#image: " + to + "#'"));
        GitFleet.git(clone, "commit", "-q", "-a", "-m", "Update images");
        GitFleet.git(clone, "push", "-q", "origin", "HEAD:main");
        return 0;
    }

    private static int update(GitFleet fleet, String mirror, String image, String tag, int files) throws Exception {
        AutomationReport report = GitFleet.runner(fleet.folder().resolve(mirror))
                .run(fleet.request(image, image, tag), ProgressListener.SILENT);
        if (!report.ready() || report.update().files().size() != files || report.pushed() != files > 0) {
            throw new IllegalStateException(image + ":" + tag + ": " + report.message() + ", " + report.update().files().size() + " files");
        }
        return files;
    }
}
