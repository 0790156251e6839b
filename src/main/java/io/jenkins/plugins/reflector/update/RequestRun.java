package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.util.Optional;

/** Runs one request through the controller's queue, also one that may have been run before a crash. */
final class RequestRun {

    private final EngineFactory engine;
    private final UpdateAsker asker;

    @CheckForNull
    private final GitSessions elsewhere;

    RequestRun(@NonNull EngineFactory engine, @NonNull UpdateAsker asker) {
        this(engine, asker, null);
    }

    /** @param elsewhere Git as another machine does it, where no one else's updates are joined; null: as the controller does */
    RequestRun(@NonNull EngineFactory engine, @NonNull UpdateAsker asker, @CheckForNull GitSessions elsewhere) {
        this.engine = engine;
        this.asker = asker;
        this.elsewhere = elsewhere;
    }

    /**
     * What came of it.
     *
     * @param report how this run ended
     * @param result what it did, or what an earlier one had done that nobody heard the end of
     */
    record Ended(@NonNull AutomationReport report, @NonNull ReflectorUpdateResult result) {}

    @NonNull
    Ended run(@NonNull UpdateRequest request) throws InterruptedException {
        AutomationReport report = elsewhere == null
                ? engine.queue().run(request, new Remembering(request))
                : EngineFactory.runner(elsewhere).run(request, new Remembering(request));
        ReflectorUpdateResult result =
                ReflectorUpdateResult.of(report, request.images(), request.remote().url());
        if (report.changed() || request.dryRun()) {
            return new Ended(report, result);
        }
        ReflectorUpdateResult begun = asker.deliveries().begun(request.automation()).orElse(null);
        if (begun == null || !hasArrived(request, begun)) {
            return new Ended(report, result);
        }
        asker.progress().line("commit " + begun.getCommit() + " of this build had arrived before the restart");
        return new Ended(report, begun.with(result.getPullRequest()));
    }

    /** Whether the commit is in the branch, though others may have pushed after it. */
    private boolean hasArrived(UpdateRequest request, ReflectorUpdateResult begun) throws InterruptedException {
        CommitInfo commit = begun.getCommit();
        if (commit == null) {
            return false;
        }
        try (GitSession session = (elsewhere == null ? engine.sessions() : elsewhere).open(request.remote())) {
            Optional<Snapshot> head = session.fetchBranch(commit.getBranch());
            if (head.isEmpty() || head.get().commit().equals(commit.getId())) {
                return head.isPresent();
            }
            Snapshot sent = session.fetch(new GitRef(commit.getBranch(), null, null, null, commit.getId()));
            return session.ahead(sent, head.get()).isEmpty();
        } catch (GitException e) {
            // The server does not have it, or hides it: then nobody may say that it arrived.
            return false;
        }
    }

    private final class Remembering implements ProgressListener {

        private final UpdateRequest request;

        Remembering(UpdateRequest request) {
            this.request = request;
        }

        @Override
        public void line(@NonNull String text) {
            asker.progress().line(text);
        }

        @Override
        public void change(@NonNull String file, @NonNull Change change) {
            asker.progress().change(file, change);
        }

        @Override
        public void sending(@NonNull AutomationReport delivered) {
            asker.deliveries()
                    .begin(
                            request.automation(),
                            ReflectorUpdateResult.of(
                                    delivered, request.images(), request.remote().url()));
        }
    }
}
