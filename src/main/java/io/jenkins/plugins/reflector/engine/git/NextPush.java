package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/**
 * The push after one that came too late, of this session or of one shortly before. It is begun before its commit is made: what the server says at its beginning is the
 * head that is fetched and edited, so that nothing but the commit is left to send then, and the time in which somebody else
 * can come first is as short as it can be. Only over HTTP, where a push that was begun holds nothing up.
 */
final class NextPush {

    private final RemoteAccess access;
    private final Mirror mirror;
    private final Fetcher fetcher;
    private final GitUrl url;
    private final RecentRaces races;

    /** Whether nothing was tried yet. */
    private boolean first = true;

    /** The ref that moved under us, and with what options it was pushed to; null if none did. */
    private String lostRef;

    private List<String> lostOptions = List.of();
    private Begun begun;

    NextPush(RemoteAccess access, Mirror mirror, Fetcher fetcher, GitUrl url, RecentRaces races) {
        this.access = access;
        this.mirror = mirror;
        this.fetcher = fetcher;
        this.url = url;
        this.races = races;
    }

    /** Notes how a push ended. */
    void ended(String refName, List<String> options, PushOutcome outcome) {
        begun = null;
        first = false;
        lostRef = outcome instanceof PushOutcome.Moved && access.isStateless() ? refName : null;
        lostOptions = options;
        if (lostRef != null) {
            races.lost(url, refName);
        }
    }

    /**
     * Begins a push to the ref that moved, now or lately, and fetches its head.
     *
     * @return null if that is not what is wanted, or fails: it is to be fetched as always then
     * @throws RemoteFailure if time is up
     */
    @CheckForNull
    Fetcher.Answer begin(Wanted wanted) throws RemoteFailure, InterruptedException {
        String ref = wanted.refName();
        if (wanted.commit() != null || ref == null || mirror.givenUp() || !ref.equals(lostRef) && !isDisputed(ref)) {
            return null;
        }
        lostRef = null;
        first = false;
        RemoteAccess.Line line = access.line();
        FutureTask<PushConnection> push = new FutureTask<>(() -> open(line));
        Thread thread = new Thread(push, "Git push");
        thread.setDaemon(true);
        thread.start();
        try (FetchConnection fetch = fetcher.open(line, wanted)) {
            PushConnection opened = result(push);
            Ref seen = opened.getRef(ref);
            if (seen == null) {
                return null;
            }
            Fetcher.Answer answer = fetcher.fetchSeen(line, fetch, wanted, seen);
            begun = new Begun(line, opened, mirror.repository(), ref, answer.id(), lostOptions);
            return answer;
        } catch (RemoteFailure e) {
            if (e.kind() == RemoteFailure.Kind.TIMEOUT) {
                throw e;
            }
            return null;
        } catch (IOException | RuntimeException e) {
            return null;
        } finally {
            if (begun == null) {
                // The other question may still wait for its answer, which nobody wants any more.
                line.abort();
            }
        }
    }

    private static PushConnection result(FutureTask<PushConnection> push) throws RemoteFailure, InterruptedException {
        try {
            return push.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RemoteFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Another session's loss; each of ours begins one push by that, since it may have no commit to send. */
    private boolean isDisputed(String ref) {
        return first && races.isDisputed(url, ref);
    }

    private PushConnection open(RemoteAccess.Line line) throws RemoteFailure, InterruptedException {
        return line.call(mirror, (transport, monitor) -> {
            if (!lostOptions.isEmpty()) {
                transport.setPushOptions(lostOptions);
            }
            return transport.openPush();
        });
    }

    /** The push that was begun, if it is this one; it can be used once. */
    @CheckForNull
    Begun take(String refName, @CheckForNull ObjectId expected, List<String> options) {
        Begun taken = begun;
        begun = null;
        // Of a mirror that was made anew, it would still read the old files.
        return taken != null
                        && taken.repository == mirror.repository()
                        && taken.refName.equals(refName)
                        && taken.head.equals(expected)
                        && taken.options.equals(options)
                ? taken
                : null;
    }

    /** A push of which the server has said where the ref is. */
    record Begun(
            RemoteAccess.Line line,
            PushConnection connection,
            Repository repository,
            String refName,
            ObjectId head,
            List<String> options) {

        /** Sends the commit; what became of it stands in the update. Gives what the server said. */
        String send(Mirror mirror, RemoteRefUpdate update, OutputStream said) throws RemoteFailure, InterruptedException {
            return line.call(mirror, (transport, monitor) -> {
                try (connection) {
                    connection.push(monitor, Map.of(refName, update), said);
                    return connection.getMessages();
                }
            });
        }
    }
}
