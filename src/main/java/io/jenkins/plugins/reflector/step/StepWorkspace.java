package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import java.io.IOException;
import java.time.Duration;

/** The workspace that a step runs in, if it does; after a restart of the controller its agent may not be back yet. */
final class StepWorkspace {

    private static final Duration AGENT_COMES_BACK = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Place place;
    private final Duration patience;
    private final Duration pause;

    /** Where Pipeline keeps it. */
    @FunctionalInterface
    interface Place {

        /**
         * As it is now.
         *
         * @return null if the step runs in none
         * @throws IOException if its agent is away
         */
        @CheckForNull
        FilePath get() throws IOException, InterruptedException;
    }

    /** How much depends on it. */
    enum Need {
        /** Nothing. */
        NONE,
        /** If the step runs in one, what it reads there. */
        WHERE_THERE_IS_ONE,
        /** Everything. */
        ALWAYS
    }

    /** @param resumed whether the controller was restarted since the step began */
    StepWorkspace(@NonNull Place place, boolean resumed) {
        this(place, resumed ? AGENT_COMES_BACK : Duration.ZERO, PAUSE);
    }

    /**
     * @param patience how long the agent may take to come back
     * @param pause between two looks
     */
    StepWorkspace(@NonNull Place place, @NonNull Duration patience, @NonNull Duration pause) {
        this.place = place;
        this.patience = patience;
        this.pause = pause;
    }

    /**
     * Finds it.
     *
     * @return null if the step runs in none, or if its agent is away and it is not needed
     * @throws IOException if its agent is away and it is needed
     */
    @CheckForNull
    FilePath find(@NonNull Need need) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean over = System.nanoTime() - end >= 0;
            try {
                FilePath workspace = place.get();
                if (workspace != null || need != Need.ALWAYS || over) {
                    return workspace;
                }
            } catch (IOException e) {
                if (need == Need.NONE) {
                    return null;
                }
                if (over) {
                    throw new IOException("The agent of the workspace is away: " + e.getMessage(), e);
                }
            }
            Thread.sleep(pause.toMillis());
        }
    }
}
