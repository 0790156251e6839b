package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the status of automations, so that one whose picks, settings and remote head are as they were is not run again: only
 * the head is asked for (flux.md 3.3, "Skip"). For those that push to the branch they check out, without a refspec. For several threads.
 */
public final class Observations {

    /** What Flux says of a run that was skipped. */
    public static final String NO_CHANGE = "no change since last reconciliation";

    private final GitSessions git;
    private final AutomationStatuses statuses;
    private final Clock clock;

    /** @param statuses where they are kept; another process may have written them */
    public Observations(@NonNull GitSessions git, @NonNull AutomationStatuses statuses, @NonNull Clock clock) {
        this.git = git;
        this.statuses = statuses;
        this.clock = clock;
    }

    /**
     * Looks at the remote head, and fetches nothing.
     *
     * @return the report of a run that would find nothing to do; empty if it must be run, which also tells what is wrong
     */
    @NonNull
    public Optional<AutomationReport> unchanged(@NonNull UpdateRequest request) throws InterruptedException {
        AutomationStatus last = statuses.status(request.automation()).orElse(null);
        String branch = branch(request);
        if (last == null || branch == null || !last.ready() || !last.observedRequest().equals(checksum(request))) {
            return Optional.empty();
        }
        try (GitSession session = git.open(request.remote())) {
            Optional<String> revision = session.head(branch).map(head -> revision(branch, head));
            return revision.filter(now -> now.equals(last.observedSourceRevision()))
                    .map(now -> new AutomationReport(
                            request.automation(),
                            true,
                            false,
                            "Succeeded",
                            NO_CHANGE,
                            new UpdateResult(List.of(), List.of()),
                            null,
                            false,
                            null,
                            now));
        } catch (GitException e) {
            return Optional.empty();
        }
    }

    /**
     * Notes how a run ended, also a skipped one; no dry one.
     *
     * @param request null if the automation could not even be turned into one
     * @param start when the run began
     * @return what is kept now
     */
    @NonNull
    public AutomationStatus note(
            @CheckForNull UpdateRequest request, @NonNull AutomationReport report, @NonNull Instant start) {
        AutomationStatus status = AutomationStatus.after(
                statuses.status(report.automation()).orElse(null), request, report, start, clock.instant());
        statuses.save(report.automation(), status);
        return status;
    }

    /** A commit as Flux writes it; without a branch if it was found by another ref. */
    @NonNull
    static String revision(@CheckForNull String branch, @NonNull String commit) {
        return (branch == null ? "" : branch + "@") + "sha1:" + commit;
    }

    /** The branch whose head decides alone what a request does; null if more than that does. */
    @CheckForNull
    private static String branch(UpdateRequest request) {
        GitRef ref = request.checkout();
        String branch = ref.branch() == null ? GitRef.DEFAULT_BRANCH : ref.branch();
        String pushed = request.push().branch();
        boolean alone = !request.dryRun()
                && ref.commit() == null
                && ref.name() == null
                && ref.tag() == null
                && ref.semver() == null
                && request.push().refspec() == null
                && request.options().pullRequest() == null
                && (pushed == null || pushed.equals(branch));
        return alone ? branch : null;
    }

    /** Of all of a request that decides what it does; not of who asks with which credentials. */
    @NonNull
    static String checksum(@NonNull UpdateRequest request) {
        List<Object> asked = List.of(
                request.remote().url(),
                request.checkout(),
                request.path(),
                request.strategy(),
                request.images(),
                request.commit().authorName(),
                request.commit().authorEmail(),
                String.valueOf(request.commit().messageTemplate()),
                // An immutable map goes another way round in each process.
                new TreeMap<>(request.commit().messageTemplateValues()),
                String.valueOf(request.commit().signingKey()),
                String.valueOf(request.push().branch()),
                String.valueOf(request.push().refspec()),
                new TreeMap<>(request.push().options()),
                request.options());
        try {
            byte[] text = asked.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
