package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of a class, in JVMs of their own and warmed up. */
public final class Jmh {

    private static final int ROUNDS = 3;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Jmh() {}

    /**
     * What one benchmark method took.
     *
     * @param best the mean of the best iteration of all rounds, in milliseconds for one call
     * @param megabytes allocated by one call, in millions of bytes
     */
    public record Score(double best, double megabytes) {

        private Score and(Score other) {
            return new Score(Math.min(best, other.best), Math.min(megabytes, other.megabytes));
        }
    }

    /**
     * Runs them all, with the same settings, several rounds long. JMH's own words go to a log in central/bench/target.
     *
     * @return by the name of the method
     * @throws RunnerException if one of them failed
     * @throws IOException if the log cannot be written
     */
    @NonNull
    public static Map<String, Score> run(@NonNull Class<?> benchmarks, @NonNull Effort effort)
            throws RunnerException, IOException {
        Path log = Project.root().resolve("central/bench/target/jmh-" + benchmarks.getSimpleName() + ".log");
        Files.createDirectories(log.getParent());
        Map<String, Score> scores = new TreeMap<>();
        try (PrintStream words = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
            for (int round = 0; round < effort.times(ROUNDS); round++) {
                // The methods take turns, so that a busy minute of the machine does not hit one of them alone.
                for (RunResult result : new Runner(options(benchmarks, effort), format(words)).run()) {
                    String method = result.getParams().getBenchmark();
                    scores.merge(method.substring(method.lastIndexOf('.') + 1), score(result), Score::and);
                }
            }
        }
        return scores;
    }

    private static Options options(Class<?> benchmarks, Effort effort) {
        boolean full = effort == Effort.FULL;
        return new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .forks(1)
                .warmupIterations(full ? 6 : 1)
                .warmupTime(TimeValue.milliseconds(full ? 400 : 50))
                .measurementIterations(full ? 12 : 1)
                .measurementTime(TimeValue.milliseconds(full ? 250 : 50))
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build();
    }

    private static OutputFormat format(PrintStream words) {
        return OutputFormatFactory.createFormatInstance(words, VerboseMode.NORMAL);
    }

    private static Score score(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        if (allocated == null) {
            throw new IllegalStateException("JMH's gc profiler gave no " + ALLOCATED + ", only "
                    + result.getSecondaryResults().keySet());
        }
        return new Score(time.getStatistics().getMin(), allocated.getScore() / 1e6);
    }
}
