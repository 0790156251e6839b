package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.errors.NoMergeBaseException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Tells a branch that was merged without its commits: by squashing, rebasing or picking them. Its content then was in the base at
 * some commit since both parted, which shows in that merging the branch there would change nothing.
 */
final class TakenOver {

    /** How many commits of the base that touch the same files are tried: each is a merge in memory. */
    private static final int MOST = 100;

    private TakenOver() {}

    /** Whether all that the branch changed was in the base once; both histories must be here. */
    static boolean isIn(Repository repository, ObjectId branch, ObjectId base) throws IOException {
        RevCommit parted = partedAt(repository, branch, base);
        if (parted == null) {
            return false;
        }
        Set<String> files = changed(repository, parted, branch);
        if (files.isEmpty()) {
            return true;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(base));
            walk.markUninteresting(walk.parseCommit(branch));
            walk.setTreeFilter(AndTreeFilter.create(PathFilterGroup.createFromStrings(files), TreeFilter.ANY_DIFF));
            walk.setRewriteParents(false);
            int tried = 0;
            for (RevCommit commit = walk.next(); commit != null && tried < MOST; commit = walk.next()) {
                tried++;
                if (mergingChangesNothing(repository, commit, branch)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static RevCommit partedAt(Repository repository, ObjectId branch, ObjectId base) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(branch));
            walk.markStart(walk.parseCommit(base));
            return walk.next();
        }
    }

    private static Set<String> changed(Repository repository, RevCommit from, ObjectId to) throws IOException {
        Set<String> files = new HashSet<>();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk trees = new TreeWalk(repository)) {
            trees.addTree(commits.parseCommit(from).getTree());
            trees.addTree(commits.parseCommit(to).getTree());
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            while (trees.next()) {
                files.add(trees.getPathString());
            }
        }
        return files;
    }

    private static boolean mergingChangesNothing(Repository repository, RevCommit into, ObjectId branch) throws IOException {
        ThreeWayMerger merger = MergeStrategy.RECURSIVE.newMerger(repository, true);
        try {
            return merger.merge(into, branch) && into.getTree().equals(merger.getResultTreeId());
        } catch (NoMergeBaseException e) {
            return false;
        }
    }
}
