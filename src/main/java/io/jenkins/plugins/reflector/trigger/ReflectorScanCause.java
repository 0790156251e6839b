package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Cause;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says which images started a build: old and new. */
public final class ReflectorScanCause extends Cause {

    private static final int MOST = 10;

    private final ArrayList<PickChange> changes;
    private transient Run<?, ?> run;

    public ReflectorScanCause(@NonNull List<PickChange> changes) {
        this.changes = new ArrayList<>(changes);
    }

    /** What started the build. */
    @NonNull
    public List<PickChange> getChanges() {
        return new ArrayList<>(changes);
    }

    /** The build; null while it waits. */
    @CheckForNull
    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onAddedTo(@NonNull Run build) {
        run = build;
    }

    @Override
    public void onLoad(@NonNull Run<?, ?> build) {
        run = build;
    }

    /** Plain text. */
    @Override
    public String getShortDescription() {
        return describe(changes);
    }

    static String describe(List<PickChange> changes) {
        return "Image Reflector: "
                + changes.stream()
                        .limit(MOST)
                        .map(change -> change + " (policy " + change.getPolicy() + ")")
                        .collect(Collectors.joining(", "))
                + (changes.size() > MOST ? " and " + (changes.size() - MOST) + " more" : "");
    }
}
