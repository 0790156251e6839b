package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/** Brings what a server's refs name into the mirror: as little as the server lets us, and nothing if it is here. */
final class Fetcher {

    /**
     * What the server said.
     *
     * @param id the commit; null if there is no such ref
     * @param branches all branches of the server if there is no such ref; else empty
     */
    record Answer(ObjectId id, Set<String> branches) {}

    private final RemoteAccess access;
    private final Mirror mirror;
    private boolean shallow = true;

    Fetcher(RemoteAccess access, Mirror mirror) {
        this.access = access;
        this.mirror = mirror;
    }

    /** Fetches; a mirror that may be damaged is rebuilt once. */
    Answer fetch(Wanted wanted) throws RemoteFailure, IOException, InterruptedException {
        if (mirror.givenUp()) {
            mirror.rebuild();
        }
        try {
            return fetchChecked(wanted);
        } catch (RemoteFailure e) {
            if (!e.mayBeOurs() || mirror.fresh()) {
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            if (mirror.fresh()) {
                throw e;
            }
        }
        mirror.rebuild();
        return fetchChecked(wanted);
    }

    private Answer fetchChecked(Wanted wanted) throws RemoteFailure, IOException, InterruptedException {
        return checked(wanted, fetchOnce(wanted));
    }

    private Answer checked(Wanted wanted, Answer answer) throws IOException {
        if (answer.id() == null) {
            return answer;
        }
        try (RevWalk walk = new RevWalk(mirror.repository())) {
            RevCommit commit = walk.parseCommit(answer.id());
            walk.parseTree(commit.getTree());
            if (wanted.commit() == null) {
                // Here and not where it is fetched: a worker that was left behind must not note anything.
                mirror.keep(wanted.refName(), answer.id());
            }
            mirror.noteSize();
            return new Answer(commit.copy(), Set.of());
        }
    }

    /** Asks what there is, for {@link #fetchSeen}. */
    FetchConnection open(RemoteAccess.Line line, Wanted wanted) throws RemoteFailure, InterruptedException {
        return line.call(mirror, (transport, monitor) -> {
            if (shallow) {
                transport.setDepth(1);
            }
            return transport.openFetch(List.of(spec(wanted.refName())));
        });
    }

    /** Fetches what a ref was at when the server was asked over another connection, if it is not here. */
    Answer fetchSeen(RemoteAccess.Line line, FetchConnection connection, Wanted wanted, Ref seen)
            throws RemoteFailure, IOException, InterruptedException {
        if (!seen.getObjectId().equals(mirror.kept(wanted.refName()))) {
            line.call(mirror, (transport, monitor) -> {
                connection.fetch(monitor, List.of(seen), Set.of());
                return null;
            });
        }
        return checked(wanted, new Answer(seen.getObjectId(), Set.of()));
    }

    private Answer fetchOnce(Wanted wanted) throws RemoteFailure, InterruptedException {
        try {
            return access.call(mirror, (transport, monitor) -> fetch(transport, monitor, wanted));
        } catch (RemoteFailure e) {
            if (!shallow || !e.refusesShallow()) {
                throw e;
            }
            shallow = false;
            return access.call(mirror, (transport, monitor) -> fetch(transport, monitor, wanted));
        }
    }

    private Answer fetch(Transport transport, ProgressMonitor monitor, Wanted wanted) throws Exception {
        Repository repository = mirror.repository();
        if (wanted.commit() != null) {
            if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
                transport.setDepth(Constants.INFINITE_DEPTH);
            }
        } else if (shallow) {
            transport.setDepth(1);
        }
        String refName = wanted.refName() == null ? Constants.R_HEADS : wanted.refName();
        try (FetchConnection connection = transport.openFetch(List.of(spec(refName)))) {
            Collection<Ref> refs = wanted.refName() == null
                    ? branches(connection)
                    : connection.getRef(refName) == null ? List.of() : List.of(connection.getRef(refName));
            if (wanted.commit() != null) {
                return findCommit(connection, monitor, refs, wanted.commit());
            }
            if (!refs.isEmpty()) {
                Ref ref = refs.iterator().next();
                ObjectId id = ref.getObjectId();
                if (!id.equals(mirror.kept(refName))) {
                    connection.fetch(monitor, refs, Set.of());
                }
                return new Answer(id, Set.of());
            }
        }
        return new Answer(null, branchNames(transport));
    }

    private Answer findCommit(
            FetchConnection connection, ProgressMonitor monitor, Collection<Ref> refs, ObjectId commit)
            throws IOException {
        if (refs.isEmpty()) {
            return new Answer(null, Set.of());
        }
        connection.fetch(monitor, refs, Set.of());
        // The object may be here from somebody else's fetch: it counts only if it is on a branch that we may see.
        try (RevWalk walk = new RevWalk(mirror.repository())) {
            RevCommit sought = mirror.repository().getObjectDatabase().has(commit) ? walk.parseCommit(commit) : null;
            for (Ref ref : refs) {
                if (sought != null && walk.isMergedInto(sought, walk.parseCommit(ref.getObjectId()))) {
                    return new Answer(commit, Set.of());
                }
            }
        }
        return new Answer(null, Set.of());
    }

    /** Where a branch of the server is now; null if there is none. Fetches nothing. */
    ObjectId head(String branchRef) throws RemoteFailure, InterruptedException {
        return access.call(mirror, (transport, monitor) -> {
            try (FetchConnection connection = transport.openFetch(List.of(spec(branchRef)))) {
                Ref ref = connection.getRef(branchRef);
                return ref == null ? null : ref.getObjectId();
            }
        });
    }

    /** The names of all tags of the server. */
    Set<String> tags() throws RemoteFailure, InterruptedException {
        return access.call(mirror, (transport, monitor) -> {
            try (FetchConnection connection = transport.openFetch(List.of(spec(Constants.R_TAGS)))) {
                Set<String> names = new TreeSet<>();
                for (Ref ref : connection.getRefs()) {
                    if (ref.getName().startsWith(Constants.R_TAGS)) {
                        names.add(ref.getName().substring(Constants.R_TAGS.length()));
                    }
                }
                return names;
            }
        });
    }

    /** Fetches the whole history of what was fetched before, if the mirror has not got it. */
    void deepen(Collection<Wanted> all) throws RemoteFailure, IOException, InterruptedException {
        if (mirror.repository().getObjectDatabase().getShallowCommits().isEmpty()) {
            return;
        }
        whole(all, Constants.INFINITE_DEPTH);
    }

    /** Fetches all of some refs into a mirror that is made anew for it. */
    void anew(Collection<Wanted> all) throws RemoteFailure, IOException, InterruptedException {
        mirror.rebuild();
        whole(all, 0);
        mirror.noteSize();
    }

    private void whole(Collection<Wanted> all, int depth) throws RemoteFailure, InterruptedException {
        List<RefSpec> specs = all.stream()
                .map(wanted -> spec(wanted.refName() == null ? Constants.R_HEADS : wanted.refName()))
                .distinct()
                .toList();
        access.call(mirror, (transport, monitor) -> {
            if (depth > 0) {
                transport.setDepth(depth);
            }
            try (FetchConnection connection = transport.openFetch(specs)) {
                List<Ref> refs = connection.getRefs().stream()
                        .filter(ref -> specs.stream().anyMatch(each -> each.matchSource(ref)))
                        .toList();
                if (!refs.isEmpty()) {
                    connection.fetch(monitor, refs, Set.of());
                }
            }
            return null;
        });
    }

    private static Set<String> branchNames(Transport transport) throws Exception {
        try (FetchConnection connection = transport.openFetch(List.of(spec(Constants.R_HEADS)))) {
            Set<String> names = new TreeSet<>();
            branches(connection).forEach(ref -> names.add(ref.getName().substring(Constants.R_HEADS.length())));
            return names;
        }
    }

    private static Collection<Ref> branches(FetchConnection connection) {
        List<Ref> branches = new ArrayList<>();
        for (Ref ref : connection.getRefs()) {
            if (ref.getName().startsWith(Constants.R_HEADS)) {
                branches.add(ref);
            }
        }
        return branches;
    }

    private static RefSpec spec(String name) {
        return name.endsWith("/") ? new RefSpec(name + "*:" + name + "*") : new RefSpec(name);
    }
}
