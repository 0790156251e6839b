package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.git.UnifiedDiff;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What an update did, for Pipeline scripts; the names are those of the command line's JSON (cli.md). */
public final class ReflectorUpdateResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private boolean changed;
    private boolean pushed;
    private CommitInfo commit;
    private PullRequestInfo pullRequest;
    private final ArrayList<ImageChange> images = new ArrayList<>();
    private final ArrayList<FileInfo> files = new ArrayList<>();
    private final ArrayList<WarningInfo> warnings = new ArrayList<>();
    private final ArrayList<AutomationInfo> automations = new ArrayList<>();
    private String diff = "";

    private ReflectorUpdateResult() {}

    /** Of an update that did not come as far as the files. */
    @NonNull
    static ReflectorUpdateResult nothing() {
        return new ReflectorUpdateResult();
    }

    /** Of a run. */
    @NonNull
    public static ReflectorUpdateResult of(
            @NonNull AutomationReport report, @NonNull List<PolicyImage> picks, @NonNull String url) {
        ReflectorUpdateResult result = new ReflectorUpdateResult();
        List<FileChange> changes = report.update().files();
        AutomationReport.Commit made = report.commit();
        result.changed = report.changed();
        result.pushed = report.pushed();
        if (made != null) {
            result.commit = new CommitInfo(
                    made, report.pushed() ? CommitLink.of(url, made.id()).orElse(null) : null);
        }
        if (report.pullRequest() != null) {
            result.pullRequest = new PullRequestInfo(report.pullRequest());
        }
        result.images.addAll(ImageChange.of(changes, picks));
        changes.forEach(file -> result.files.add(new FileInfo(file)));
        report.update().warnings().forEach(warning -> result.warnings.add(new WarningInfo(warning)));
        result.diff = UnifiedDiff.of(changes);
        return result;
    }

    /** Of several runs, of which each may have a commit: the first commit and pull request stand for all. */
    @NonNull
    static ReflectorUpdateResult all(@NonNull List<RequestRun.Ended> runs) {
        ReflectorUpdateResult all = new ReflectorUpdateResult();
        for (RequestRun.Ended run : runs) {
            ReflectorUpdateResult one = run.result();
            all.changed |= one.changed;
            all.pushed |= one.pushed;
            all.commit = all.commit == null ? one.commit : all.commit;
            all.pullRequest = all.pullRequest == null ? one.pullRequest : all.pullRequest;
            all.images.addAll(one.images);
            all.files.addAll(one.files);
            all.warnings.addAll(one.warnings);
            all.automations.add(new AutomationInfo(run.report(), one));
            all.diff += one.diff;
        }
        return all;
    }

    /** The same with a pull request that was seen to later. */
    @NonNull
    ReflectorUpdateResult with(@CheckForNull PullRequestInfo request) {
        ReflectorUpdateResult other = copy();
        other.pullRequest = request;
        return other;
    }

    /** The same with the reason of each image that is among these. */
    @NonNull
    ReflectorUpdateResult because(@NonNull Map<PolicyImage, String> reasons) {
        ReflectorUpdateResult other = copy();
        other.images.replaceAll(image -> image.because(reasons));
        return other;
    }

    /** The same with what is known of whose each policy is. */
    @NonNull
    ReflectorUpdateResult ofConfiguration(@NonNull Predicate<String> configured) {
        ReflectorUpdateResult other = copy();
        other.images.replaceAll(image -> image.ofConfiguration(configured.test(image.getPolicy())));
        return other;
    }

    /** The same with no more of the diff than a build keeps. */
    @NonNull
    ReflectorUpdateResult toKeep() {
        String kept = KeptDiff.of(diff);
        if (kept.equals(diff)) {
            return this;
        }
        ReflectorUpdateResult other = copy();
        other.diff = kept;
        return other;
    }

    private ReflectorUpdateResult copy() {
        ReflectorUpdateResult other = new ReflectorUpdateResult();
        other.changed = changed;
        other.pushed = pushed;
        other.commit = commit;
        other.pullRequest = pullRequest;
        other.images.addAll(images);
        other.files.addAll(files);
        other.warnings.addAll(warnings);
        other.automations.addAll(automations);
        other.diff = diff;
        return other;
    }

    /** Whether any file changes. */
    @Whitelisted
    public boolean isChanged() {
        return changed;
    }

    /** Whether the commit is on the server. */
    @Whitelisted
    public boolean isPushed() {
        return pushed;
    }

    /** The commit, in a dry run the one that would be; null if there is none. */
    @CheckForNull
    @Whitelisted
    public CommitInfo getCommit() {
        return commit;
    }

    /** The open pull request of the push branch; null if none is asked for, or nothing waits to be merged. */
    @CheckForNull
    @Whitelisted
    public PullRequestInfo getPullRequest() {
        return pullRequest;
    }

    /** The images that changed in files. */
    @Whitelisted
    public List<ImageChange> getImages() {
        return images;
    }

    /** The files that changed. */
    @Whitelisted
    public List<FileInfo> getFiles() {
        return files;
    }

    /** What the user should know of the manifests. */
    @Whitelisted
    public List<WarningInfo> getWarnings() {
        return warnings;
    }

    /** How each automation ended, in their order; for a step with images, the step itself. */
    @Whitelisted
    public List<AutomationInfo> getAutomations() {
        return automations;
    }

    /** All changes as a unified diff; empty if there are none. After a restart in the midst of the step it may be cut at a line that says so. */
    @Whitelisted
    public String getDiff() {
        return diff;
    }

    /** One line for a log. */
    @Whitelisted
    @Override
    public String toString() {
        if (!changed) {
            return "nothing changed";
        }
        return images.size() + (images.size() == 1 ? " image" : " images") + " updated in " + files.size()
                + (files.size() == 1 ? " file" : " files") + (pushed ? ", commit " + commit : ", not pushed");
    }
}
