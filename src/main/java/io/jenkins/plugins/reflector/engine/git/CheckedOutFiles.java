package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.CheckoutConflictException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The work tree and index of a repository. */
final class CheckedOutFiles {

    private static final int NAMED = 5;

    private final Repository repository;
    private final Path root;

    CheckedOutFiles(Repository repository, Path root) {
        this.repository = repository;
        this.root = root;
    }

    /** Which of the files that differ between a commit and a tree have changes that are not committed. */
    List<String> uncommitted(ObjectId commit, ObjectId tree) throws IOException {
        return uncommitted(changed(tree(commit), tree));
    }

    private List<String> uncommitted(Collection<String> paths) throws IOException {
        if (paths.isEmpty()) {
            return List.of();
        }
        IndexDiff diff = new IndexDiff(repository, Constants.HEAD, new FileTreeIterator(repository));
        diff.setFilter(PathFilterGroup.createFromStrings(paths));
        diff.diff();
        Set<String> found = new TreeSet<>();
        for (Set<String> some : List.of(
                diff.getAdded(),
                diff.getChanged(),
                diff.getRemoved(),
                diff.getMissing(),
                diff.getModified(),
                diff.getUntracked(),
                diff.getConflicting())) {
            found.addAll(some);
        }
        return new ArrayList<>(found);
    }

    @CheckForNull
    String moveTo(ObjectId commit, String branch) throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        ObjectId from = head == null ? null : tree(head);
        ObjectId to = tree(commit);
        for (String path : changed(from, to)) {
            if (leadsElsewhere(path)) {
                return path + " lies behind a symbolic link";
            }
        }
        try {
            DirCacheCheckout checkout = new DirCacheCheckout(repository, from, repository.lockDirCache(), to);
            checkout.setFailOnConflict(true);
            checkout.checkout();
        } catch (CheckoutConflictException e) {
            return "files that others changed have uncommitted changes here: " + named(uncommitted(changed(from, to)));
        }
        boolean sameBranch = (Constants.R_HEADS + branch).equals(repository.getFullBranch());
        RefUpdate update = repository.updateRef(Constants.HEAD, !sameBranch);
        update.setNewObjectId(commit);
        update.setExpectedOldObjectId(head == null ? ObjectId.zeroId() : head);
        update.setRefLogMessage("image-reflector: moving to " + commit.name(), false);
        RefUpdate.Result result = update.forceUpdate();
        return switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> null;
            default -> "HEAD could not be moved (" + result + ")";
        };
    }

    private static String named(List<String> files) {
        String first = String.join(", ", files.subList(0, Math.min(NAMED, files.size())));
        return files.size() > NAMED ? first + " and " + (files.size() - NAMED) + " more" : first;
    }

    private ObjectId tree(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(commit);
            return parsed.getTree().copy();
        }
    }

    private List<String> changed(@CheckForNull AnyObjectId from, AnyObjectId to) throws IOException {
        List<String> paths = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            if (from == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(from);
            }
            walk.addTree(to);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                paths.add(walk.getPathString());
            }
        }
        return paths;
    }

    /** Whether a directory of the path is a link, through which writing could leave the work tree. */
    private boolean leadsElsewhere(String path) throws IOException {
        Path directory = root.resolve(path).getParent();
        while (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            directory = directory.getParent();
        }
        return !directory.toRealPath().equals(directory);
    }
}
