package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What is left when the process is killed in the middle of an update. */
public class GitKill implements Measurement {

    private static final int MANIFESTS = 500;

    @Override
    @NonNull
    public String name() {
        return "git-kill";
    }

    @Override
    @NonNull
    public String title() {
        return "Killed at a hundred random moments";
    }

    @Override
    @NonNull
    public String description() {
        return "A process of its own updates a repository over smart HTTP (`git http-backend`) and is killed (`kill -9`) at a random moment of its run; "
                + "then the next run uses the same mirror. Looked at each time: `git fsck` of the remote, how many commits the update has, and what stands in the file.";
    }

    @Override
    @NonNull
    public Optional<String> lacks() {
        return Files.isExecutable(Path.of("/usr/bin/git")) ? Optional.empty() : Optional.of(GitFleet.GIT);
    }

    /** The process that is killed: one update. */
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            System.out.println("started");
            AutomationReport report = GitFleet.runner(Path.of(arguments[1]))
                    .run(GitFleet.request(arguments[0], "nginx", "nginx", arguments[2]), ProgressListener.SILENT);
            System.out.println(report.pushed() ? "pushed" : report.message());
        }
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < MANIFESTS; i++) {
            files.put("apps/" + i + ".yaml", "kind: Pod\napiVersion: v1\nspec:\n  containers:\n  - image: " + (i % 10 == 0 ? "nginx" : "app-" + i) + ":1.0.0\n");
        }
        try (GitFleet fleet = GitFleet.of(files)) {
            return measure(fleet, effort == Effort.FULL ? 100 : 3);
        }
    }

    private static List<Figure> measure(GitFleet fleet, int kills) throws Exception {
        long whole = run(fleet, "1.0.1", Long.MAX_VALUE);
        Random random = new Random(42);
        int damaged = 0;
        int wrongCommits = 0;
        int incomplete = 0;
        int arrived = 0;
        for (int i = 0; i < kills; i++) {
            String tag = "1.0." + (i + 2);
            int before = commits(fleet);
            run(fleet, tag, random.nextLong(whole));
            arrived += commits(fleet) - before;
            AutomationReport next = GitFleet.runner(fleet.folder().resolve("mirrors"))
                    .run(fleet.request("nginx", "nginx", tag), ProgressListener.SILENT);
            damaged += isWhole(fleet) ? 0 : 1;
            wrongCommits += commits(fleet) - before == 1 ? 0 : 1;
            incomplete += next.ready() && GitFleet.git(fleet.repository(), "show", "main:apps/0.yaml").contains("nginx:" + tag) ? 0 : 1;
        }
        return List.of(
                Figure.of("kills", kills, "kills"),
                Figure.of("of them after the push had arrived", arrived, "kills"),
                Figure.of("remotes that were damaged", damaged, "remotes").wantedAtMost(0),
                Figure.of("updates with no or more than one commit after the next run", wrongCommits, "updates").wantedAtMost(0),
                Figure.of("next runs that did not complete", incomplete, "runs").wantedAtMost(0));
    }

    private static int commits(GitFleet fleet) throws IOException, InterruptedException {
        return Integer.parseInt(GitFleet.git(fleet.repository(), "rev-list", "--count", "main"));
    }

    private static boolean isWhole(GitFleet fleet) throws InterruptedException {
        try {
            GitFleet.git(fleet.repository(), "fsck", "--full", "--strict", "--no-dangling");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** How long it took from its first line to its end, in nanoseconds. */
    private static long run(GitFleet fleet, String tag, long killAfterNanos) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                fleet.url(),
                fleet.folder().resolve("mirrors").toString(),
                tag));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            while (process.getInputStream().read() != '\n') {
                // Its first line says that it has begun.
            }
            long start = System.nanoTime();
            if (killAfterNanos < Long.MAX_VALUE) {
                Thread.sleep(killAfterNanos / 1_000_000, (int) (killAfterNanos % 1_000_000));
                process.destroyForcibly();
            }
            process.waitFor();
            return System.nanoTime() - start;
        } finally {
            process.destroyForcibly();
        }
    }
}
