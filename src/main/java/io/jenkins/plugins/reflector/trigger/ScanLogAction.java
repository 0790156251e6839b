package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.console.AnnotatedLargeText;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.reflector.Messages;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.framework.io.ByteBuffer;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of a job that shows what the last look at its images found, and has them looked at now. */
public final class ScanLogAction implements Action {

    private final transient ReflectorScanTrigger trigger;
    private final Job<?, ?> job;

    ScanLogAction(@NonNull ReflectorScanTrigger trigger, @NonNull Job<?, ?> job) {
        this.trigger = trigger;
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

    /** Whether the user may have the images looked at. */
    public boolean isScanAllowed() {
        return job.hasAnyPermission(Item.BUILD, Item.CONFIGURE);
    }

    /** Whether a look is under way, or waits for a thread. */
    public boolean isBusy() {
        return TriggerQueue.SHARED.isBusy(job.getFullName());
    }

    /** Whether there is a log. */
    public boolean isThere() {
        return Files.isRegularFile(file());
    }

    /** How long the last look is ago, in the words of Jenkins. */
    public String getAge() throws IOException {
        long ago = System.currentTimeMillis() - Files.getLastModifiedTime(file()).toMillis();
        return Util.getTimeSpanString(Math.max(0, ago));
    }

    /** The log for the page that goes on while it grows. */
    public AnnotatedLargeText<ScanLogAction> getLogText() {
        if (TriggerQueue.SHARED.isWaiting(job.getFullName()) || !isThere()) {
            // What is there is the log of an earlier look.
            return new AnnotatedLargeText<>(new ByteBuffer(), StandardCharsets.UTF_8, !isBusy(), this);
        }
        return new AnnotatedLargeText<>(file().toFile(), StandardCharsets.UTF_8, !isBusy(), this);
    }

    /** Writes the log into the page, escaped. */
    public void writeLogTo(Writer out) throws IOException {
        getLogText().writeHtmlTo(0, out);
    }

    /** Has the images looked at now, by asking the registries. */
    @RequirePOST
    public HttpResponse doScan() {
        job.checkAnyPermission(Item.BUILD, Item.CONFIGURE);
        TriggerQueue.SHARED.add(job.getFullName(), Look.now(Jenkins.getAuthentication2().getName()));
        return HttpResponses.redirectToDot();
    }

    private Path file() {
        return ScanLog.file(job.getRootDir().toPath());
    }
}
