package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Measures what the arguments name, or everything; prints tables and keeps the figures. Started by central/bench/run. */
public final class Main {

    private static final String USAGE = """
            Usage: central/bench/run [--list] [-Dquick] [NAME...]
            Measures what is named, or everything, prints the figures and writes them to docs/figures.md.
              --list   only says what there is
              -Dquick  runs each benchmark once, to see that it works; writes nothing""";

    private final List<Measurement> known;
    private final Effort effort;
    private final FiguresFile file;
    private final PrintStream out;
    private final PrintStream err;

    Main(List<Measurement> known, Effort effort, FiguresFile file, PrintStream out, PrintStream err) {
        this.known = known;
        this.effort = effort;
        this.file = file;
        this.out = out;
        this.err = err;
    }

    /** Exits with 0 if every figure holds, 1 if one does not or a measurement failed, 2 if the arguments are wrong. */
    public static void main(@NonNull String[] args) {
        Effort effort = System.getProperty("quick") == null ? Effort.FULL : Effort.QUICK;
        FiguresFile file = new FiguresFile(Project.root().resolve("docs/figures.md"));
        System.exit(new Main(registered(), effort, file, System.out, System.err).run(args));
    }

    /** All measurements that are registered, by name. */
    @NonNull
    static List<Measurement> registered() {
        return ServiceLoader.load(Measurement.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Measurement::name))
                .toList();
    }

    int run(String... args) {
        List<String> arguments = Arrays.asList(args);
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        if (arguments.contains("--list")) {
            known.forEach(measurement -> out.printf("%-20s %s%n", measurement.name(), measurement.title()));
            return 0;
        }
        List<Measurement> chosen = new ArrayList<>(known);
        chosen.removeIf(measurement -> !arguments.isEmpty() && !arguments.contains(measurement.name()));
        for (String name : arguments) {
            if (chosen.stream().noneMatch(measurement -> measurement.name().equals(name))) {
                err.println("bench: there is no benchmark " + name + "; there are "
                        + String.join(", ", known.stream().map(Measurement::name).toList()));
                err.println(USAGE);
                return 2;
            }
        }
        boolean good = true;
        for (Measurement measurement : chosen) {
            good &= measure(measurement);
        }
        return good ? 0 : 1;
    }

    /** One that fails does not keep the others from running. */
    private boolean measure(Measurement measurement) {
        Optional<String> lacking = measurement.lacks();
        if (lacking.isPresent()) {
            err.println("bench: " + measurement.name() + " is left out: it needs " + lacking.get());
            return true;
        }
        err.println("bench: " + measurement.name() + " ...");
        long start = System.nanoTime();
        try {
            List<Figure> figures = measurement.measure(effort);
            out.println(measurement.title() + "\n");
            out.println(Table.of(figures));
            if (effort == Effort.FULL) {
                file.write(measurement, figures);
            }
            err.printf("bench: %s took %d s%n", measurement.name(), (System.nanoTime() - start) / 1_000_000_000);
            return effort == Effort.QUICK || figures.stream().allMatch(Figure::holds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("bench: " + measurement.name() + " was interrupted");
            return false;
        } catch (Exception e) {
            err.println("bench: " + measurement.name() + " failed, and its figures stay as they were:");
            e.printStackTrace(err);
            return false;
        }
    }
}
