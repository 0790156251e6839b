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
import org.eclipse.jgit.revwalk.RevWalk;

/** A session over a locked mirror. */
final class JGitSession implements GitSession {

    private final MirrorLock lock;
    private final Mirror mirror;
    private final Fetcher fetcher;
    private final NextPush next;
    private final Pusher pusher;
    private final Failures failures;
    private final GitUrl url;
    private final Map<ObjectId, Wanted> fetched = new HashMap<>();
    private boolean open = true;
    private boolean repaired;

    JGitSession(MirrorLock lock, Mirror mirror, GitRemote remote, GitUrl url, @CheckForNull HostKeyPolicy hostKeys, RecentRaces races) {
        RemoteAccess access = new RemoteAccess(remote, url, hostKeys);
        this.lock = lock;
        this.mirror = mirror;
        this.url = url;
        this.failures = new Failures(url, remote, hostKeys);
        this.fetcher = new Fetcher(access, mirror);
        this.next = new NextPush(access, mirror, fetcher, url, races);
        this.pusher = new Pusher(access, mirror, fetcher, next, failures, remote.credentials());
    }

    @NonNull
    @Override
    public Snapshot fetch(@NonNull GitRef ref) throws GitException, InterruptedException {
        if (Wanted.isRange(ref)) {
            return newestWithin(ref.semver());
        }
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

    @NonNull
    @Override
    public Optional<String> head(@NonNull String branch) throws GitException, InterruptedException {
        requireOpen();
        String ref = Wanted.branchRef(branch);
        try {
            return Optional.ofNullable(fetcher.head(ref)).map(ObjectId::name);
        } catch (RemoteFailure e) {
            throw failures.toException("Asking for the head of branch " + branch, e);
        }
    }

    /** The highest version's tag; of two that name the same version, the one with the younger commit (flux.md 3.3). */
    private Snapshot newestWithin(String range) throws GitException, InterruptedException {
        requireOpen();
        TagRange wanted = TagRange.parse(range);
        List<String> tags;
        try {
            tags = wanted.highest(fetcher.tags());
        } catch (RemoteFailure e) {
            throw failures.toException("Listing the tags", e);
        }
        if (tags.isEmpty()) {
            throw new GitException("No tag of " + url + " is within the range " + ServerText.clean(range, 100)
                    + " (ref.semver); correct the range, or push such a tag.");
        }
        Snapshot youngest = null;
        for (String tag : tags) {
            Snapshot snapshot = fetch(new GitRef(null, tag, null, null, null));
            if (youngest == null || time(snapshot) > time(youngest)) {
                youngest = snapshot;
            }
        }
        return youngest;
    }

    private int time(Snapshot snapshot) throws GitException {
        try (RevWalk walk = new RevWalk(mirror.repository())) {
            return walk.parseCommit(ObjectId.fromString(snapshot.commit())).getCommitTime();
        } catch (IOException e) {
            throw local("Comparing tags", e);
        }
    }

    private Snapshot snapshot(Wanted wanted, ObjectId id) {
        fetched.put(id, wanted);
        return new Snapshot(id.name(), wanted.branch(), new GitTree(new SessionObjects(), id));
    }

    private Fetcher.Answer obtain(Wanted wanted) throws GitException, InterruptedException {
        requireOpen();
        String what = "Fetching " + wanted.label();
        try {
            Fetcher.Answer begun = next.begin(wanted);
            return begun != null ? begun : fetcher.fetch(wanted);
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
            @NonNull String message,
            @CheckForNull CommitSigner signer)
            throws GitException {
        requireOpen();
        try {
            ObjectId id = ObjectId.fromString(parent.commit());
            try {
                return CommitWriter.write(mirror.repository(), id, changes, identity, message, signer).name();
            } catch (IOException e) {
                if (!Damage.causes(e)) {
                    throw e;
                }
                new SessionObjects().repair(id);
                return CommitWriter.write(mirror.repository(), id, changes, identity, message, signer).name();
            }
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

    @NonNull
    @Override
    public PushOutcome replace(
            @NonNull String commit,
            @NonNull String branch,
            @NonNull String expectedHead,
            @NonNull Map<String, String> options)
            throws GitException, InterruptedException {
        requireOpen();
        return pusher.replace(ObjectId.fromString(commit), branch, ObjectId.fromString(expectedHead), options);
    }

    @NonNull
    @Override
    public PushOutcome pushRef(
            @NonNull String commit, @NonNull String ref, boolean force, @NonNull Map<String, String> options)
            throws GitException, InterruptedException {
        requireOpen();
        return pusher.pushRef(ObjectId.fromString(commit), ref, force, options, fetched.values());
    }

    @NonNull
    @Override
    public List<CommitInfo> ahead(@NonNull Snapshot head, @NonNull Snapshot base)
            throws GitException, InterruptedException {
        return compare(
                head,
                base,
                (repository, of, without) -> History.between(repository, of, without, mirror.pushed().all()));
    }

    @Override
    public boolean isTakenOver(@NonNull Snapshot branch, @NonNull Snapshot base) throws GitException, InterruptedException {
        return compare(branch, base, TakenOver::isIn);
    }

    /** Reads the histories of two commits. */
    private interface Comparison<T> {
        T compare(Repository repository, ObjectId head, ObjectId base) throws IOException;
    }

    private <T> T compare(Snapshot head, Snapshot base, Comparison<T> comparison) throws GitException, InterruptedException {
        requireOpen();
        String what = "Comparing the histories";
        try {
            ObjectId of = ObjectId.fromString(head.commit());
            ObjectId without = ObjectId.fromString(base.commit());
            List<Wanted> both = List.of(fetched.get(of), fetched.get(without));
            try {
                fetcher.deepen(both);
                return comparison.compare(mirror.repository(), of, without);
            } catch (RemoteFailure e) {
                if (!e.mayBeOurs() || mirror.fresh()) {
                    throw e;
                }
            } catch (IOException e) {
                // Damage; or gaps, as some servers leave, JGit's among them, when they complete what was fetched in pieces.
                if (!Damage.causes(e)) {
                    throw e;
                }
            }
            fetcher.anew(both);
            return comparison.compare(mirror.repository(), of, without);
        } catch (RemoteFailure e) {
            throw failures.toException(what, e);
        } catch (IOException e) {
            throw local(what, e);
        }
    }

    private GitException local(String what, Exception e) {
        mirror.giveUp();
        return new GitException(
                failures.start(what) + ": the local mirror cannot be read or written ("
                        + ServerText.clean(String.valueOf(e.getMessage()), 200)
                        + "); the next run makes it anew; if that does not help, check the disk and its permissions.",
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
                // What else was fetched is gone as well.
                for (Wanted other : fetched.values()) {
                    if (other != wanted) {
                        fetcher.fetch(other);
                    }
                }
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
