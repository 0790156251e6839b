package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who write to one branch at the same time, while somebody outside does too. */
public class GitRace implements Measurement {

    private static final int WRITERS = 8;

    @Override
    @NonNull
    public String name() {
        return "git-race";
    }

    @Override
    @NonNull
    public String title() {
        return "Eight writers on one branch, and one outside";
    }

    @Override
    @NonNull
    public String description() {
        return "Eight threads with ten updates each, one after the other, of neighbouring lines of one file over smart HTTP (`git http-backend`), "
                + "while somebody else pushes to the same branch five times a second with `git push`. Lost is what does not stand on the branch "
                + "in the end, of theirs or ours. A first race warms Java up, as in a controller, and does not count.";
    }

    @Override
    @NonNull
    public Optional<String> lacks() {
        return Files.isExecutable(Path.of("/usr/bin/git")) ? Optional.empty() : Optional.of(GitFleet.GIT);
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        int updates = effort.times(10);
        StringBuilder lines = new StringBuilder("images:\n");
        for (int i = 0; i < WRITERS; i++) {
            lines.append("- image: img-").append(i).append(":1.0.0 # {\"$imagepolicy\": \"bench:w").append(i).append("\"}\n");
        }
        Map<String, String> files = Map.of("apps/images.yaml", lines.toString(), "apps/outside.txt", "0\n");
        try (GitFleet fleet = GitFleet.of(files)) {
            race(fleet, updates);
        }
        try (GitFleet fleet = GitFleet.of(files)) {
            return race(fleet, updates);
        }
    }

    private static List<Figure> race(GitFleet fleet, int updates) throws Exception {
        UpdateQueue queue = new UpdateQueue(GitFleet.runner(fleet.folder().resolve("mirrors")));
        Outsider outsider = new Outsider(fleet);
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        Set<String> commits = ConcurrentHashMap.newKeySet();
        AtomicInteger failed = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        Thread outside = new Thread(outsider, "outsider");
        outside.start();
        long start = System.nanoTime();
        try {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(() -> {
                    for (int update = 1; update <= updates; update++) {
                        long begun = System.nanoTime();
                        AutomationReport report = queue.run(
                                fleet.request("w" + writer, "img-" + writer, "1.0." + update), ProgressListener.SILENT);
                        nanos.add(System.nanoTime() - begun);
                        if (report.commit() != null && report.pushed()) {
                            commits.add(report.commit().id());
                        } else {
                            failed.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            outsider.stop();
            outside.join();
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] sorted = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
        return List.of(
                Figure.of("updates and commits that were lost", lost(fleet, updates, commits, outsider) + failed.get(), "lost").wantedAtMost(0),
                Figure.of("from the request to the push, 95th percentile", sorted[(int) Math.ceil(0.95 * sorted.length) - 1], "ms").wantedAtMost(2_000),
                Figure.of("the same, median", sorted[(sorted.length - 1) / 2], "ms"),
                Figure.of("the same, longest", sorted[sorted.length - 1], "ms"),
                Figure.of("commits of ours for " + WRITERS * updates + " updates", commits.size(), "commits"),
                Figure.of("pushes of the one outside", outsider.pushed.size() / seconds, "per second"),
                Figure.of("of its pushes refused, and made again", outsider.refused, "pushes"));
    }

    private static int lost(GitFleet fleet, int updates, Set<String> ours, Outsider outsider) throws Exception {
        Set<String> history = new HashSet<>(List.of(GitFleet.git(fleet.repository(), "rev-list", "main").split("\n")));
        String file = GitFleet.git(fleet.repository(), "show", "main:apps/images.yaml");
        int lost = 0;
        for (int i = 0; i < WRITERS; i++) {
            lost += file.contains("img-" + i + ":1.0." + updates + " ") ? 0 : 1;
        }
        for (String commit : ours) {
            lost += history.contains(commit) ? 0 : 1;
        }
        for (String commit : outsider.pushed) {
            lost += history.contains(commit) ? 0 : 1;
        }
        return lost;
    }

    /** Pushes five times a second, and once more at once where it is refused. */
    private static final class Outsider implements Runnable {
        private final Path clone;
        private final List<String> pushed = new ArrayList<>();
        private int refused;
        private volatile boolean stopped;

        Outsider(GitFleet fleet) throws Exception {
            clone = fleet.folder().resolve("outside");
            GitFleet.git(fleet.folder(), "clone", "-q", fleet.repository().toString(), "outside");
        }

        void stop() {
            stopped = true;
        }

        @Override
        public void run() {
            try {
                long next = System.nanoTime();
                for (int i = 1; !stopped; i++) {
                    // By the clock, so that a push that was refused does not make the next ones later.
                    next += 200_000_000;
                    while (!push(i)) {
                        refused++;
                        GitFleet.git(clone, "fetch", "-q", "origin");
                        GitFleet.git(clone, "reset", "-q", "--hard", "origin/main");
                    }
                    Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean push(int number) throws IOException, InterruptedException {
            Files.writeString(clone.resolve("apps/outside.txt"), number + "\n");
            GitFleet.git(clone, "commit", "-q", "--allow-empty", "-a", "-m", "Outside " + number);
            try {
                GitFleet.git(clone, "push", "-q", "origin", "HEAD:main");
            } catch (IOException refused) {
                return false;
            }
            pushed.add(GitFleet.git(clone, "rev-parse", "HEAD"));
            return true;
        }
    }
}
