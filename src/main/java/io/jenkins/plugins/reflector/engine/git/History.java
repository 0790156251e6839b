package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads the histories that are in a mirror. */
final class History {

    /** Nobody has more commits on a branch that waits to be merged; who has is told of these. */
    private static final int MOST = 1_000;

    private History() {}

    /** The commits that {@code of} has and {@code without} has not, newest first; {@code ours} are the ids that we pushed. */
    static List<CommitInfo> between(Repository repository, ObjectId of, ObjectId without, Set<String> ours) throws IOException {
        List<CommitInfo> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(of));
            walk.markUninteresting(walk.parseCommit(without));
            for (RevCommit commit = walk.next(); commit != null && commits.size() < MOST; commit = walk.next()) {
                PersonIdent author = commit.getAuthorIdent();
                commits.add(new CommitInfo(
                        commit.name(),
                        author.getName() + " <" + author.getEmailAddress() + ">",
                        author.getEmailAddress(),
                        commit.getFullMessage(),
                        ours.contains(commit.name())));
            }
        }
        return commits;
    }

    /** Whether a commit is, or is an ancestor of, another; both must be here. */
    static boolean isMerged(Repository repository, ObjectId commit, ObjectId into) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return repository.getObjectDatabase().has(commit)
                    && walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(into));
        }
    }
}
