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

    UpdateRecord(
            @NonNull String key,
            @CheckForNull String automation,
            long time,
            boolean ended,
            @NonNull ReflectorUpdateResult result,
            @NonNull List<String> failures) {
        this.key = key;
        this.automation = automation;
        this.time = time;
        this.ended = ended;
        this.result = result;
        this.failures = new ArrayList<>(failures);
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

    /** What it did. */
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
