package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** A session over a locked mirror. */
final class JGitSession implements GitSession {

    private final MirrorLock lock;
    private final Mirror mirror;
    private final Fetcher fetcher;
    private final Pusher pusher;
    private final Failures failures;
    private final GitUrl url;
    private final Map<ObjectId, Wanted> fetched = new HashMap<>();
    private boolean open = true;
    private boolean repaired;

    JGitSession(MirrorLock lock, Mirror mirror, GitRemote remote, GitUrl url, @CheckForNull HostKeyPolicy hostKeys) {
        RemoteAccess access = new RemoteAccess(remote, url, hostKeys);
        this.lock = lock;
        this.mirror = mirror;
        this.url = url;
        this.failures = new Failures(url, remote);
        this.fetcher = new Fetcher(access, mirror);
        this.pusher = new Pusher(access, mirror, fetcher, failures, remote.credentials());
    }

    @NonNull
    @Override
    public Snapshot fetch(@NonNull GitRef ref) throws GitException, InterruptedException {
        Wanted wanted = Wanted.of(ref);
        Fetcher.Answer answer = obtain(wanted);
        if (answer.id() == null) {
            throw new GitException(MissingRef.sentence(url, wanted, answer.branches()));
        }
        return snapshot(wanted, answer.id());
    }

    @NonNull
    @Override
    public Optional<Snapshot> fetchBranch(@NonNull String branch) throws GitException, InterruptedException {
        Wanted wanted = Wanted.branch(branch);
        Fetcher.Answer answer = obtain(wanted);
        return Optional.ofNullable(answer.id()).map(id -> snapshot(wanted, id));
    }

    private Snapshot snapshot(Wanted wanted, ObjectId id) {
        fetched.put(id, wanted);
        return new Snapshot(id.name(), wanted.branch(), new GitTree(new SessionObjects(), id));
    }

    private Fetcher.Answer obtain(Wanted wanted) throws GitException, InterruptedException {
        requireOpen();
        String what = "Fetching " + wanted.label();
        try {
            return fetcher.fetch(wanted);
        } catch (RemoteFailure e) {
            throw failures.toException(what, e);
        } catch (IOException e) {
            throw local(what, e);
        }
    }

    @NonNull
    @Override
    public String commit(
            @NonNull Snapshot parent,
            @NonNull List<FileChange> changes,
            @NonNull CommitIdentity identity,
            @NonNull String message)
            throws GitException {
        requireOpen();
        try {
            return CommitWriter.write(
                            mirror.repository(), ObjectId.fromString(parent.commit()), changes, identity, message)
                    .name();
        } catch (IOException | UncheckedIOException e) {
            throw local("Committing", e);
        }
    }

    @NonNull
    @Override
    public PushOutcome push(
            @NonNull String commit,
            @NonNull String branch,
            @CheckForNull String expectedHead,
            @NonNull Map<String, String> options)
            throws GitException, InterruptedException {
        requireOpen();
        ObjectId expected = expectedHead == null ? null : ObjectId.fromString(expectedHead);
        return pusher.push(ObjectId.fromString(commit), branch, expected, options);
    }

    private GitException local(String what, Exception e) {
        return new GitException(
                failures.start(what) + ": the local mirror cannot be read or written ("
                        + ServerText.clean(String.valueOf(e.getMessage()), 200) + "); check the disk and its permissions.",
                e);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the Git session is closed");
        }
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (lock) {
            mirror.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class SessionObjects implements GitTree.Objects {
        @Override
        public Repository repository() throws IOException {
            if (!open) {
                throw new IOException("The Git session is closed; its files cannot be read any more.");
            }
            return mirror.repository();
        }

        @Override
        public void repair(ObjectId commit) throws IOException {
            Wanted wanted = fetched.get(commit);
            if (repaired || wanted == null) {
                throw new IOException("The local mirror of " + url + " is damaged; run again.");
            }
            repaired = true;
            mirror.rebuild();
            try {
                if (commit.equals(fetcher.fetch(wanted).id())) {
                    return;
                }
            } catch (RemoteFailure e) {
                GitException told = failures.toException("Fetching " + wanted.label(), e);
                throw new IOException(told.getMessage(), told);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while the mirror of " + url + " was repaired.", e);
            }
            throw new IOException("The local mirror of " + url
                    + " was damaged and is rebuilt, and the server has moved on since; run again.");
        }
    }
}
