package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Optional;

/**
 * Something about the product that is measured, and whose figures stand in a section of their own in docs/figures.md.
 * Registered by its class name in {@code META-INF/services}; created once for each run, without arguments. What is timed
 * within one JVM is best a JMH benchmark, see {@link Jmh}; what starts processes and servers is timed with {@link Timing}.
 */
public interface Measurement {

    /** Short and unique, of small letters, digits and dashes: what the command line calls it. */
    @NonNull
    String name();

    /** The heading of its section. */
    @NonNull
    String title();

    /** A sentence or two below the heading: what is measured, against what, and how. */
    @NonNull
    String description();

    /** What this machine lacks for it, such as the name of a package; empty if it can be measured here. */
    @NonNull
    default Optional<String> lacks() {
        return Optional.empty();
    }

    /**
     * Measures, all in one run, so that ratios mean something.
     *
     * @throws Exception if something went wrong or the things compared gave different answers; there are no figures then
     */
    @NonNull
    List<Figure> measure(@NonNull Effort effort) throws Exception;
}
