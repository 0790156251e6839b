package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.git.CommitIdentity;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.PushOutcome;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.FileSelection;
import io.jenkins.plugins.reflector.engine.manifest.ManifestUpdater;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs an update: fetch, edit, commit, push (flux.md 3.6). A push that comes too late is answered by fetching and editing the
 * new head again, never by merging text, so that nothing is lost on either side (product.md, "seed words").
 */
public final class AutomationRunner {

    /** How often a branch may move under us before we give up; each time somebody else's push went through. */
    static final int MAX_ATTEMPTS = 5;

    /** What Flux says whenever all is well, also right after a push. */
    public static final String UP_TO_DATE = "repository up-to-date";

    private final GitSessions git;
    private final Clock clock;
    private final Pause pause;

    /**
     * @param git how Git is done
     * @param clock tells the time and zone of the commits
     */
    public AutomationRunner(@NonNull GitSessions git, @NonNull Clock clock) {
        this(git, clock, Pause.JITTERED);
    }

    AutomationRunner(GitSessions git, Clock clock, Pause pause) {
        this.git = git;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Runs an update once. Whatever goes wrong is told by the report.
     *
     * @throws InterruptedException if the thread is told to stop; nothing is left half done on the server
     */
    @NonNull
    public AutomationReport run(@NonNull UpdateRequest request, @NonNull ProgressListener progress)
            throws InterruptedException {
        Attempt attempt = new Attempt(request, progress);
        try (GitSession session = git.open(request.remote())) {
            for (int number = 1; ; number++) {
                PushOutcome outcome = attempt.run(session);
                if (outcome instanceof PushOutcome.Pushed) {
                    return attempt.report(true);
                }
                if (outcome instanceof PushOutcome.Refused refused) {
                    throw new AutomationException(Reason.GIT_OPERATION_FAILED, refused.message());
                }
                if (outcome == null) {
                    return attempt.report(false);
                }
                attempt.checkMayRetry(number);
                progress.line("somebody else pushed to " + attempt.target + " in between; editing its new head");
                pause.before(number);
            }
        } catch (GitException e) {
            return attempt.failed(Reason.GIT_OPERATION_FAILED, e.getMessage());
        } catch (AutomationException e) {
            return attempt.failed(e.reason(), e.getMessage());
        }
    }

    /** The report for an update that could not even be requested. */
    @NonNull
    public static AutomationReport notRun(@NonNull ResourceName automation, @NonNull AutomationException why) {
        return failure(automation, why.reason(), why.getMessage(), new UpdateResult(List.of(), List.of()));
    }

    private static AutomationReport failure(
            ResourceName automation, Reason reason, String message, UpdateResult update) {
        return new AutomationReport(automation, false, reason.stalled(), reason.text(), message, update, null, false);
    }

    /** What is known so far of one run; each try starts it anew from the remote's present head. */
    private final class Attempt {

        private final UpdateRequest request;
        private final ProgressListener progress;
        private UpdateResult update = new UpdateResult(List.of(), List.of());

        @CheckForNull
        private AutomationReport.Commit commit;

        private String target = "";

        Attempt(UpdateRequest request, ProgressListener progress) {
            this.request = request;
            this.progress = progress;
        }

        /** How the push ended; null if there was nothing to push. */
        @CheckForNull
        PushOutcome run(GitSession session) throws GitException, AutomationException, InterruptedException {
            commit = null;
            Snapshot checkout = session.fetch(request.checkout());
            target = target(checkout);
            boolean switching = !target.equals(checkout.branch());
            Snapshot head = switching ? session.fetchBranch(target).orElse(null) : checkout;
            Snapshot base = head == null ? checkout : head;
            progress.line("fetched " + target + " at " + abbreviate(base.commit())
                    + (head == null ? " (a new branch)" : ""));

            update = edit(base);
            if (!update.changed()) {
                progress.line("nothing to change");
                return null;
            }
            String message = message();
            CommitIdentity identity = new CommitIdentity(
                    request.commit().authorName(), request.commit().authorEmail(), ZonedDateTime.now(clock));
            String id = session.commit(base, update.files(), identity, message);
            commit = new AutomationReport.Commit(id, target, message);
            if (request.dryRun()) {
                progress.line("dry run: commit " + abbreviate(id) + " is not pushed to " + target);
                return null;
            }
            PushOutcome outcome = session.push(
                    id, target, head == null ? null : head.commit(), request.push().options());
            if (outcome instanceof PushOutcome.Pushed) {
                progress.line("pushed commit " + abbreviate(id) + " to " + target);
            }
            return outcome;
        }

        private String target(Snapshot checkout) throws AutomationException {
            String branch = request.push().branch() != null ? request.push().branch() : checkout.branch();
            if (branch == null) {
                throw new AutomationException(
                        Reason.SOURCE_MANAGER_FAILED,
                        "push spec not provided, and cannot be inferred from the checkout of " + text(request.checkout())
                                + ", which is no branch: set git.push.branch of " + request.automation());
            }
            return branch;
        }

        private UpdateResult edit(Snapshot base) throws AutomationException {
            try {
                UpdateResult result = new ManifestUpdater(
                                request.strategy(), request.automation().namespace(), request.images())
                        .update(base.tree(), FileSelection.of(request.path(), request.options()));
                for (FileChange file : result.files()) {
                    for (Change change : file.changes()) {
                        progress.line(file.path() + ":" + change.line() + ": " + change.oldValue() + " -> "
                                + change.newValue());
                    }
                }
                for (ManifestWarning warning : result.warnings()) {
                    progress.line("warning: " + warning.path() + (warning.line() == 0 ? "" : ":" + warning.line())
                            + ": " + warning.message());
                }
                return result;
            } catch (IOException e) {
                throw new AutomationException(
                        Reason.UPDATE_FAILED,
                        "cannot edit the files of " + request.automation() + " on branch " + target + ": "
                                + e.getMessage(),
                        e);
            }
        }

        private String message() throws AutomationException {
            try {
                return CommitMessage.render(
                        request.commit(),
                        request.automation(),
                        update.relativeTo(request.path()),
                        request.images(),
                        warning -> progress.line("warning: " + warning));
            } catch (TemplateException e) {
                throw new AutomationException(
                        Reason.GIT_OPERATION_FAILED,
                        "the commit message template of " + request.automation() + " failed: " + e.getMessage(),
                        e);
            }
        }

        void checkMayRetry(int attempts) throws AutomationException {
            if (request.onConflict() == OnConflict.FAIL) {
                throw new AutomationException(
                        Reason.GIT_OPERATION_FAILED,
                        "somebody else pushed to " + target + " in between, and onConflict is fail: run it again");
            }
            if (attempts >= MAX_ATTEMPTS) {
                throw new AutomationException(
                        Reason.GIT_OPERATION_FAILED,
                        "the branch " + target + " moved " + attempts
                                + " times while it was edited: run it again when it is quieter");
            }
        }

        AutomationReport report(boolean pushed) {
            return new AutomationReport(
                    request.automation(), true, false, "Succeeded", UP_TO_DATE, update, commit, pushed);
        }

        AutomationReport failed(Reason reason, String message) {
            progress.line("failed: " + message);
            return failure(request.automation(), reason, message, new UpdateResult(List.of(), update.warnings()));
        }
    }

    private static String abbreviate(String commit) {
        return commit.substring(0, 7);
    }

    private static String text(GitRef ref) {
        if (ref.commit() != null) {
            return "commit " + ref.commit();
        }
        if (ref.name() != null) {
            return ref.name();
        }
        return ref.tag() != null ? "tag " + ref.tag() : "semver " + ref.semver();
    }

    /** Waits a little before a branch that moved is tried again, so that two reflectors do not run in step. */
    @FunctionalInterface
    interface Pause {

        /** Up to 100 ms before the second attempt, doubled for each further one. */
        Pause JITTERED = attempt ->
                Thread.sleep(ThreadLocalRandom.current().nextLong(100L << (attempt - 1)));

        void before(int attempt) throws InterruptedException;
    }
}
