package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** What a build keeps of one update; plain, since Jenkins saves it. */
public final class UpdateRecord {

    private final String key;
    private final String automation;
    private final long time;
    private final boolean ended;
    private final ReflectorUpdateResult result;
    private final ArrayList<String> failures;
    private final boolean dryRun;

    UpdateRecord(
            @NonNull String key,
            @CheckForNull String automation,
            long time,
            boolean ended,
            @NonNull ReflectorUpdateResult result,
            @NonNull List<String> failures,
            boolean dryRun) {
        this.key = key;
        this.automation = automation;
        this.time = time;
        this.ended = ended;
        this.result = result.toKeep();
        this.failures = new ArrayList<>(failures);
        this.dryRun = dryRun;
    }

    /** Which step or build step of the build it is of. */
    String key() {
        return key;
    }

    /** Of an update that has not ended: whose commit it is. */
    @CheckForNull
    String automation() {
        return automation;
    }

    /** Whether the update came to its end; else the result is what a commit does that was sent, and may not have arrived. */
    boolean hasEnded() {
        return ended;
    }

    /** When, in milliseconds since 1970. */
    public long getTime() {
        return time;
    }

    /** Whether nothing was to be pushed; false too of what an older version kept, which did not say. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** What it did; of a long diff only the beginning. */
    @NonNull
    public ReflectorUpdateResult getResult() {
        return result;
    }

    /** What went wrong, one sentence each. */
    @NonNull
    public List<String> getFailures() {
        return new ArrayList<>(failures);
    }
}
