package io.jenkins.plugins.reflector.engine.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/** Pushes one commit to one branch under a lease, and finds out what really became of it. */
final class Pusher {

    private static final Pattern MOVED = Pattern.compile("non-fast-forward|fetch first|stale info|but expected"
            + "|incorrect old value|remote ref .* changed", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCKED = Pattern.compile("\\block|failed to update ref", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILED = Pattern.compile("failed to update ref", Pattern.CASE_INSENSITIVE);
    private static final int LOOKS = 8;
    private static final long LOOK_AGAIN_MILLIS = 12;

    private final RemoteAccess access;
    private final Mirror mirror;
    private final Fetcher fetcher;
    private final NextPush next;
    private final Failures failures;
    private final GitCredentials credentials;

    Pusher(
            RemoteAccess access,
            Mirror mirror,
            Fetcher fetcher,
            NextPush next,
            Failures failures,
            GitCredentials credentials) {
        this.access = access;
        this.mirror = mirror;
        this.fetcher = fetcher;
        this.next = next;
        this.failures = failures;
        this.credentials = credentials;
    }

    PushOutcome push(ObjectId commit, String branch, ObjectId expected, Map<String, String> options)
            throws GitException, InterruptedException {
        return push(new Attempt(commit, "branch " + branch, Wanted.branchRef(branch), expected, false), options);
    }

    /** Pushes a commit that is not built on the branch's head. */
    PushOutcome replace(ObjectId commit, String branch, ObjectId expected, Map<String, String> options)
            throws GitException, InterruptedException {
        return push(new Attempt(commit, "branch " + branch, Wanted.branchRef(branch), expected, true), options);
    }

    /**
     * Pushes a commit to any ref, wherever that stands.
     *
     * @param below what the commit was built on
     */
    PushOutcome pushRef(
            ObjectId commit, String ref, boolean force, Map<String, String> options, Collection<Wanted> below)
            throws GitException, InterruptedException {
        Wanted wanted = Wanted.name(ref);
        String what = "Looking at " + ref;
        try {
            ObjectId head = fetcher.head(ref);
            if (head != null && !force) {
                fetcher.fetch(wanted);
                List<Wanted> histories = new ArrayList<>(below);
                histories.add(wanted);
                fetcher.deepen(histories);
                if (!History.isMerged(mirror.repository(), head, commit)) {
                    return new PushOutcome.Refused(failures.start("Pushing to " + ref)
                            + ": it has commits that would be lost; merge them, or let the refspec begin with +.");
                }
            }
            return push(new Attempt(commit, ref, ref, head, true), options);
        } catch (RemoteFailure e) {
            throw failures.toException(what, e);
        } catch (IOException e) {
            mirror.giveUp();
            throw new GitException(
                    failures.start(what)
                            + ": the local mirror cannot be read; the next run makes it anew, if that does not help check the disk.",
                    e);
        }
    }

    private PushOutcome push(Attempt attempt, Map<String, String> options)
            throws GitException, InterruptedException {
        List<String> lines = new TreeMap<>(options)
                .entrySet().stream()
                        .map(option -> option.getValue().isEmpty()
                                ? option.getKey()
                                : option.getKey() + "=" + option.getValue())
                        .toList();
        PushOutcome outcome;
        try {
            mirror.pushed().add(attempt.commit.name());
            outcome = send(attempt, lines);
        } catch (IOException e) {
            throw new GitException(
                    failures.start("Pushing to " + attempt.label)
                            + ": the local mirror cannot be written (" + ServerText.clean(String.valueOf(e.getMessage()), 200)
                            + "); check the disk and its permissions.",
                    e);
        } catch (RemoteFailure e) {
            outcome = afterFailure(attempt, e);
        }
        next.ended(attempt.refName, lines, outcome);
        if (outcome instanceof PushOutcome.Pushed) {
            try {
                mirror.keep(attempt.refName, attempt.commit);
            } catch (IOException e) {
                // Only the next fetch loses by it.
                return outcome;
            }
        }
        return outcome;
    }

    private PushOutcome send(Attempt attempt, List<String> options)
            throws RemoteFailure, IOException, InterruptedException {
        try {
            return transmit(attempt, options);
        } catch (RemoteFailure e) {
            if (options.isEmpty() || !e.refusesOptions()) {
                throw e;
            }
            PushOutcome outcome = transmit(attempt, List.of());
            return outcome instanceof PushOutcome.Pushed
                    ? new PushOutcome.Pushed(List.of("the server takes no push options; "
                            + String.join(", ", options) + " had no effect"))
                    : outcome;
        }
    }

    private PushOutcome transmit(Attempt attempt, List<String> options)
            throws RemoteFailure, IOException, InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        NextPush.Begun begun = next.take(attempt.refName, attempt.expected, options);
        RemoteRefUpdate update;
        String messages;
        if (begun != null) {
            update = update(attempt);
            messages = begun.send(mirror, update, said);
        } else {
            PushResult result = access.call(mirror, (transport, monitor) -> {
                if (!options.isEmpty()) {
                    transport.setPushOptions(options);
                }
                return transport.push(monitor, List.of(update(attempt)), said);
            });
            update = result.getRemoteUpdate(attempt.refName);
            messages = result.getMessages();
        }
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> new PushOutcome.Pushed();
            case REJECTED_REMOTE_CHANGED -> new PushOutcome.Moved();
            default -> {
                // JGit takes a history that it cannot read for one that does not fit.
                if (update.getStatus() == RemoteRefUpdate.Status.REJECTED_NONFASTFORWARD
                        && !mirror.fresh()
                        && Damage.isIn(mirror.repository(), attempt.commit, attempt.expected)) {
                    mirror.rebuild();
                    yield new PushOutcome.Damaged();
                }
                String reason = Objects.requireNonNullElse(update.getMessage(), "");
                String text = reason + "\n" + messages + "\n" + said.toString(StandardCharsets.UTF_8);
                yield afterRefusal(attempt, reason, ServerText.ofRemote(text, credentials));
            }
        };
    }

    private RemoteRefUpdate update(Attempt attempt) throws RemoteFailure {
        try {
            return new RemoteRefUpdate(
                    mirror.repository(),
                    attempt.commit.name(),
                    attempt.commit,
                    attempt.refName,
                    attempt.overwrites,
                    null,
                    attempt.expected == null ? ObjectId.zeroId() : attempt.expected);
        } catch (IOException e) {
            throw new RemoteFailure(e, 0);
        }
    }

    private PushOutcome afterRefusal(Attempt attempt, String reason, String text)
            throws RemoteFailure, InterruptedException {
        if (MOVED.matcher(reason).find()) {
            // Said so plainly, it needs no look; whether it was our own commit that moved it shows with the next fetch.
            return new PushOutcome.Moved();
        }
        if (attempt.expected != null && FAILED.matcher(reason).find() && text.contains("but expected " + attempt.expected.name())) {
            // Git's own words for a branch that moved while the push was on its way.
            return new PushOutcome.Moved();
        }
        // Who holds the branch's lock is about to move it: that may show a moment later.
        int looks = LOCKED.matcher(text).find() ? LOOKS : 1;
        for (int look = 1; ; look++) {
            ObjectId head = fetcher.head(attempt.refName);
            if (attempt.commit.equals(head)) {
                return new PushOutcome.Pushed();
            }
            if (!Objects.equals(attempt.expected, head)) {
                return new PushOutcome.Moved();
            }
            if (look >= looks) {
                return new PushOutcome.Refused(refusal(attempt, text));
            }
            // Soon at first: a lock is held for a moment only, and the last looks are for the slow ones. 1.5 s in all.
            Thread.sleep(LOOK_AGAIN_MILLIS << (look - 1));
        }
    }

    private String refusal(Attempt attempt, String text) {
        return failures.start("Pushing to " + attempt.label) + ": " + Refusal.of(text).sentence(text) + ".";
    }

    private PushOutcome afterFailure(Attempt attempt, RemoteFailure failure)
            throws GitException, InterruptedException {
        GitException told = failures.toException("Pushing to " + attempt.label, failure);
        switch (failure.kind()) {
            case TIMEOUT, HTTP_STATUS, OTHER -> {
                // It may have arrived all the same.
            }
            default -> throw told;
        }
        try {
            ObjectId head = fetcher.head(attempt.refName);
            if (attempt.commit.equals(head)) {
                return new PushOutcome.Pushed();
            }
            if (!Objects.equals(attempt.expected, head)) {
                return new PushOutcome.Moved();
            }
            if (!mirror.fresh() && Damage.causes(failure, mirror.repository(), attempt.commit, attempt.expected)) {
                mirror.rebuild();
                return new PushOutcome.Damaged();
            }
        } catch (IOException e) {
            told.addSuppressed(e);
        } catch (RemoteFailure e) {
            told.addSuppressed(failures.toException("Looking at " + attempt.label, e));
        }
        throw told;
    }

    /** One commit on its way; {@code expected} is null if the ref must not exist, {@code label} is for messages. */
    private record Attempt(ObjectId commit, String label, String refName, ObjectId expected, boolean overwrites) {}
}
