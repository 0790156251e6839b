package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.PushOutcome;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs an update: fetch, edit, commit, push (flux.md 3.6). A push that comes too late is answered by fetching and editing the
 * new head again, never by merging text, so that nothing is lost on either side (product.md, "seed words").
 */
public final class AutomationRunner {

    /** How often a branch may move under us before we give up; each time somebody else's push went through. */
    static final int MAX_ATTEMPTS = 40;

    /** What Flux says whenever all is well, also right after a push. */
    public static final String UP_TO_DATE = "repository up-to-date";

    private final GitSessions git;
    private final Clock clock;
    private final RetryPause pause;
    private final PullRequests pullRequests;

    /**
     * @param git how Git is done
     * @param clock tells the time and zone of the commits
     * @param pullRequests opens those that are asked for
     */
    public AutomationRunner(@NonNull GitSessions git, @NonNull Clock clock, @NonNull PullRequests pullRequests) {
        this(git, clock, pullRequests, RetryPause.JITTERED);
    }

    AutomationRunner(GitSessions git, Clock clock, PullRequests pullRequests, RetryPause pause) {
        this.git = git;
        this.clock = clock;
        this.pause = pause;
        this.pullRequests = pullRequests;
    }

    /**
     * Runs an update once, by itself; {@link UpdateQueue} is for those that others may want to join. Whatever goes wrong is told
     * by the report.
     *
     * @throws InterruptedException if the thread is told to stop; nothing is left half done on the server
     */
    @NonNull
    public AutomationReport run(@NonNull UpdateRequest request, @NonNull ProgressListener progress)
            throws InterruptedException {
        Member member = new Member(request, progress);
        run(List.of(member), List::of);
        return member.report();
    }

    /**
     * Runs requests that agree ({@link CommitJoin}) as one commit; those that were not withdrawn have a report then.
     *
     * @param late asked before each attempt for further ones that agree
     */
    void run(@NonNull List<Member> members, @NonNull Supplier<List<Member>> late) throws InterruptedException {
        JointUpdate update = new JointUpdate(members, clock);
        try (GitSession session = git.open(members.get(0).request().remote())) {
            deliver(session, update, late);
        } catch (GitException e) {
            fail(update, Reason.GIT_OPERATION_FAILED, e.getMessage());
        } catch (AutomationException e) {
            fail(update, e.reason(), e.getMessage());
        } catch (TemplateException e) {
            List<Member> left = update.active();
            if (left.size() == 1) {
                left.get(0).failMessage(e);
                return;
            }
            // It may fail for what one of them changed: that one alone shall fail.
            for (Member member : left) {
                run(List.of(member), List::of);
            }
        }
    }

    private void deliver(GitSession session, JointUpdate update, Supplier<List<Member>> late)
            throws GitException, AutomationException, TemplateException, InterruptedException {
        for (int number = 1; ; number++) {
            long begun = System.nanoTime();
            PushOutcome outcome = update.attempt(session, late);
            if (outcome instanceof PushOutcome.Refused refused) {
                throw new AutomationException(Reason.GIT_OPERATION_FAILED, refused.message());
            }
            if (outcome instanceof PushOutcome.Damaged) {
                update.tell("the local mirror of the repository was damaged; it is made anew, and edited again");
                continue;
            }
            if (!(outcome instanceof PushOutcome.Moved)) {
                update.succeed(pullRequests, outcome != null);
                return;
            }
            checkMayRetry(update, number);
            update.tell("somebody else pushed to " + update.target() + " in between; editing its new head");
            pause.after(number, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private static void checkMayRetry(JointUpdate update, int attempts) throws AutomationException {
        if (update.onConflict() == OnConflict.FAIL) {
            throw new AutomationException(
                    Reason.GIT_OPERATION_FAILED,
                    "somebody else pushed to " + update.target()
                            + " in between, and onConflict is fail: run it again");
        }
        if (attempts >= MAX_ATTEMPTS) {
            throw new AutomationException(
                    Reason.GIT_OPERATION_FAILED,
                    "the branch " + update.target() + " moved " + attempts
                            + " times while it was edited: run it again when it is quieter");
        }
    }

    private static void fail(JointUpdate update, Reason reason, String message) {
        AutomationReport.Commit delivered = update.delivered();
        for (Member member : update.active()) {
            if (delivered != null) {
                member.failAfterPush(delivered, reason, message);
            } else {
                member.fail(reason, message);
            }
        }
    }

    /** The report for an update that could not even be requested. */
    @NonNull
    public static AutomationReport notRun(@NonNull ResourceName automation, @NonNull AutomationException why) {
        return AutomationReport.failed(
                automation, why.reason(), why.getMessage(), new UpdateResult(List.of(), List.of()));
    }
}
