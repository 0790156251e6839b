package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.forge.PullRequest;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.EditPlan;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.FileSelection;
import io.jenkins.plugins.reflector.engine.manifest.ManifestUpdater;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.manifest.OverlayTree;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.io.IOException;
import java.util.List;

/** One request on its way into a commit that it may share with others, and what became of it. */
final class Member {

    private static final UpdateResult NOTHING = new UpdateResult(List.of(), List.of());

    private final UpdateRequest request;
    private final ProgressListener progress;

    @CheckForNull
    private EditPlan plan;

    @CheckForNull
    private AutomationReport report;

    private volatile boolean withdrawn;

    Member(@NonNull UpdateRequest request, @NonNull ProgressListener progress) {
        this.request = request;
        this.progress = progress;
    }

    @NonNull
    UpdateRequest request() {
        return request;
    }

    /** Nobody waits for it any more. */
    void withdraw() {
        withdrawn = true;
    }

    /** Whether it still wants to be in the commit. */
    boolean active() {
        return report == null && !withdrawn;
    }

    void line(@NonNull String text) {
        progress.line(text);
    }

    /** What it changes; empty before it was planned. */
    @NonNull
    UpdateResult update() {
        return plan == null ? NOTHING : plan.result();
    }

    /** Plans its edits on top of those of the others, anew after a conflict; one that cannot fails alone. */
    void edit(@NonNull OverlayTree tree, @NonNull String branch) {
        try {
            plan = plan == null
                    ? EditPlan.of(
                            new ManifestUpdater(
                                    request.strategy(),
                                    request.automation().namespace(),
                                    request.images(),
                                    request.options()),
                            tree,
                            FileSelection.of(request.path(), request.options()),
                            request.order())
                    : plan.again(tree, request.order());
        } catch (IOException e) {
            fail(
                    Reason.UPDATE_FAILED,
                    "cannot edit the files of " + request.automation() + " on branch " + branch + ": " + e.getMessage());
            return;
        }
        UpdateResult result = plan.result();
        for (FileChange file : result.files()) {
            for (Change change : file.changes()) {
                progress.change(file.path(), change);
            }
        }
        for (ManifestWarning warning : result.warnings()) {
            line("warning: " + warning.path() + (warning.line() == 0 ? "" : ":" + warning.line()) + ": "
                    + warning.message());
        }
        tree.apply(result);
    }

    void fail(@NonNull Reason reason, @NonNull String message) {
        line("failed: " + message);
        report = AutomationReport.failed(
                request.automation(), reason, message, new UpdateResult(List.of(), update().warnings()));
    }

    /** The commit is on the server, and something after it went wrong. */
    void failAfterPush(@NonNull AutomationReport.Commit commit, @NonNull Reason reason, @NonNull String message) {
        line("failed: " + message);
        boolean part = update().changed();
        report = new AutomationReport(
                request.automation(),
                false,
                reason.stalled(),
                reason.text(),
                message,
                update(),
                part ? commit : null,
                part,
                null);
    }

    /** Its commit is about to be sent. */
    void sending(@NonNull AutomationReport.Commit commit) {
        progress.sending(new AutomationReport(
                request.automation(),
                true,
                false,
                "Succeeded",
                AutomationRunner.UP_TO_DATE,
                update(),
                commit,
                true,
                null));
    }

    void failMessage(@NonNull TemplateException why) {
        fail(
                Reason.GIT_OPERATION_FAILED,
                "the commit message template of " + request.automation() + " failed: " + why.getMessage());
    }

    /**
     * All went well.
     *
     * @param commit what holds its changes; null if there was nothing to change
     * @param pullRequest the one of the push branch; null if there is none
     * @param revision what of the source was dealt with
     */
    void succeed(
            @CheckForNull AutomationReport.Commit commit,
            boolean pushed,
            @CheckForNull PullRequest pullRequest,
            @NonNull String revision) {
        boolean part = commit != null && update().changed();
        report = new AutomationReport(
                request.automation(),
                true,
                false,
                "Succeeded",
                AutomationRunner.UP_TO_DATE,
                update(),
                part ? commit : null,
                part && pushed,
                pullRequest,
                revision);
    }

    /** How it ended; null before. */
    @CheckForNull
    AutomationReport report() {
        return report;
    }
}
