package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.reflector.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** The page of a job that shows what the last check of its images found. */
public final class ScanLogAction implements Action {

    private final Job<?, ?> job;

    ScanLogAction(@NonNull Job<?, ?> job) {
        this.job = job;
    }

    /** Whose page it is. */
    public Job<?, ?> getJob() {
        return job;
    }

    @Override
    public String getIconFileName() {
        return "symbol-cube";
    }

    @Override
    public String getDisplayName() {
        return Messages.ScanLogAction_displayName();
    }

    @Override
    public String getUrlName() {
        return "reflectorScanLog";
    }

    /** The text of the log; the page escapes it. */
    public String getLog() throws IOException {
        try {
            return Files.readString(ScanLog.file(job));
        } catch (NoSuchFileException e) {
            return Messages.ScanLogAction_notYet();
        }
    }
}
