package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The workspace that a step runs in, if it does; after a restart of the controller its agent may not be back yet. */
final class StepWorkspace {

    private static final Duration AGENT_COMES_BACK = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final StepContext context;
    private final boolean resumed;

    /** @param resumed whether the controller was restarted since the step began */
    StepWorkspace(@NonNull StepContext context, boolean resumed) {
        this.context = context;
        this.resumed = resumed;
    }

    /**
     * Finds it.
     *
     * @param needed whether nothing can be done without it
     * @return null if the step runs in none, or if its agent is away and it is not needed
     * @throws IOException if its agent is away and it is needed
     */
    @CheckForNull
    FilePath find(boolean needed) throws IOException, InterruptedException {
        long end = System.nanoTime() + AGENT_COMES_BACK.toNanos();
        while (true) {
            boolean over = !needed || !resumed || System.nanoTime() > end;
            try {
                FilePath workspace = context.get(FilePath.class);
                if (workspace != null || over) {
                    return workspace;
                }
            } catch (IOException e) {
                if (!needed) {
                    return null;
                }
                if (over) {
                    throw new IOException("The agent of the workspace is away: " + e.getMessage(), e);
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
