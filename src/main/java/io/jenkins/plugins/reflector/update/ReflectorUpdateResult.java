package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.git.UnifiedDiff;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What an update did, for Pipeline scripts; the names are those of the command line's JSON (cli.md). */
public final class ReflectorUpdateResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private final boolean changed;
    private final boolean pushed;
    private final CommitInfo commit;
    private final ArrayList<ImageChange> images;
    private final ArrayList<FileInfo> files;
    private final ArrayList<WarningInfo> warnings;
    private final String diff;

    private ReflectorUpdateResult(
            boolean changed,
            boolean pushed,
            CommitInfo commit,
            List<ImageChange> images,
            List<FileInfo> files,
            List<WarningInfo> warnings,
            String diff) {
        this.changed = changed;
        this.pushed = pushed;
        this.commit = commit;
        this.images = new ArrayList<>(images);
        this.files = new ArrayList<>(files);
        this.warnings = new ArrayList<>(warnings);
        this.diff = diff;
    }

    /** Of an update that did not come as far as the files. */
    @NonNull
    static ReflectorUpdateResult nothing() {
        return new ReflectorUpdateResult(false, false, null, List.of(), List.of(), List.of(), "");
    }

    /** Of a run. */
    @NonNull
    public static ReflectorUpdateResult of(
            @NonNull AutomationReport report, @NonNull List<PolicyImage> picks, @NonNull String url) {
        List<FileChange> changes = report.update().files();
        List<ManifestWarning> told = report.update().warnings();
        return new ReflectorUpdateResult(
                report.changed(),
                report.pushed(),
                commit(report, url),
                ImageChange.of(changes, picks),
                changes.stream().map(FileInfo::new).toList(),
                told.stream().map(WarningInfo::new).toList(),
                UnifiedDiff.of(changes));
    }

    private static CommitInfo commit(AutomationReport report, String url) {
        AutomationReport.Commit commit = report.commit();
        if (commit == null) {
            return null;
        }
        return new CommitInfo(
                commit, report.pushed() ? CommitLink.of(url, commit.id()).orElse(null) : null);
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

    /** All changes as a unified diff; empty if there are none. */
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
