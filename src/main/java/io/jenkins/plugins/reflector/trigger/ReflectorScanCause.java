package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says which images started a build: old and new. */
public final class ReflectorScanCause extends Cause {

    private final ArrayList<PickChange> changes;

    public ReflectorScanCause(@NonNull List<PickChange> changes) {
        this.changes = new ArrayList<>(changes);
    }

    /** What started the build. */
    @NonNull
    public List<PickChange> getChanges() {
        return new ArrayList<>(changes);
    }

    /** Plain text. */
    @Override
    public String getShortDescription() {
        return describe(changes);
    }

    static String describe(List<PickChange> changes) {
        return "Image Reflector: "
                + changes.stream()
                        .map(change -> change + " (policy " + change.getPolicy() + ")")
                        .collect(Collectors.joining(", "));
    }
}
