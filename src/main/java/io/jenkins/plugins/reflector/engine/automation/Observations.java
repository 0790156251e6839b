package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What automations saw at their last run, so that one whose picks, settings and remote head are the same is not run again: only
 * the head is asked for (flux.md 3.3, "Skip"). For those that push to the branch they check out, without a refspec. For several threads.
 */
public final class Observations {

    /** What Flux says of a run that was skipped. */
    public static final String NO_CHANGE = "no change since last reconciliation";

    private final GitSessions git;
    private final Map<ResourceName, Seen> seen = new ConcurrentHashMap<>();

    /** @param done whether a run ended well on this revision; else it was only looked at */
    private record Seen(List<Object> asked, String revision, boolean done) {}

    public Observations(@NonNull GitSessions git) {
        this.git = git;
    }

    /**
     * Looks at the remote head.
     *
     * @return the report of a run that would find nothing to do; empty if it must be run, which also tells what is wrong
     */
    @NonNull
    public Optional<AutomationReport> unchanged(@NonNull UpdateRequest request) throws InterruptedException {
        Seen last = seen.get(request.automation());
        if (!canBeSkipped(request)) {
            seen.remove(request.automation());
            return Optional.empty();
        }
        try (GitSession session = git.open(request.remote())) {
            String head = session.fetch(request.checkout()).commit();
            if (last != null && last.done && last.revision.equals(head) && last.asked.equals(asked(request))) {
                return Optional.of(new AutomationReport(
                        request.automation(),
                        true,
                        false,
                        "Succeeded",
                        NO_CHANGE,
                        new UpdateResult(List.of(), List.of()),
                        null,
                        false,
                        null));
            }
            seen.put(request.automation(), new Seen(asked(request), head, false));
        } catch (GitException e) {
            seen.remove(request.automation());
        }
        return Optional.empty();
    }

    /** Notes how the run ended that was not skipped. */
    public void note(@NonNull UpdateRequest request, @NonNull AutomationReport report) {
        seen.computeIfPresent(
                request.automation(),
                (name, looked) -> report.ready()
                        ? new Seen(looked.asked, report.pushed() ? report.commit().id() : looked.revision, true)
                        : null);
    }

    private static boolean canBeSkipped(UpdateRequest request) {
        String branch = request.checkout().branch();
        return !request.dryRun()
                && request.push().refspec() == null
                && request.options().pullRequest() == null
                && branch != null
                && (request.push().branch() == null || request.push().branch().equals(branch));
    }

    /** All of a request that decides what it does; not who asks with which credentials. */
    private static List<Object> asked(UpdateRequest request) {
        return List.of(
                request.remote().url(),
                request.checkout(),
                request.path(),
                request.strategy(),
                request.images(),
                request.commit(),
                request.push(),
                request.options());
    }
}
