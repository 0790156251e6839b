package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Edits that were planned on one version of the files and can be planned anew on another, for a push that lost a race
 * (product.md, "seed words"). Places that meanwhile say what they should are dropped. A tag that appeared meanwhile and
 * is newer than the pick stays; one that stood there from the start is lowered again if it was lowered before, because
 * the policies wanted that. Immutable, for any number of threads.
 */
public final class EditPlan {

    private record Seen(String path, ResourceName policy, String tag) {}

    private final ManifestUpdater updater;
    private final FileSelection selection;
    private final Set<Seen> seen;
    private final UpdateResult result;

    private EditPlan(ManifestUpdater updater, FileSelection selection, Set<Seen> seen, UpdateResult result) {
        this.updater = updater;
        this.selection = selection;
        this.seen = Set.copyOf(seen);
        this.result = result;
    }

    /**
     * Plans the edits of all selected files.
     *
     * @param steps what the policies say of the tags that stand there
     * @throws java.nio.file.NoSuchFileException if there is nothing at a path
     * @throws IOException if the tree cannot be read, or a policy's pick is no valid image reference
     */
    @NonNull
    public static EditPlan of(
            @NonNull ManifestUpdater updater, @NonNull FileTree tree, @NonNull FileSelection selection, @NonNull TagSteps steps)
            throws IOException {
        Set<Seen> seen = ConcurrentHashMap.newKeySet();
        StandingTags judged = StandingTags.judgedBy(steps);
        UpdateResult result = updater.update(tree, selection, (path, pick, tag, byName) -> {
            seen.add(new Seen(path, pick.policy(), tag));
            return judged.of(path, pick, tag, byName);
        });
        return new EditPlan(updater, selection, seen, result);
    }

    /** What changes in the files that this was planned on. */
    @NonNull
    public UpdateResult result() {
        return result;
    }

    /**
     * The same plan for another version of the files; can itself be planned anew. A place that is kept because it is
     * newer gives a warning.
     *
     * @param tree the files as they are now
     * @param steps what the policies say of the tags that stand there now
     * @throws IOException as {@link #of}
     */
    @NonNull
    public EditPlan again(@NonNull FileTree tree, @NonNull TagSteps steps) throws IOException {
        Set<Seen> now = new HashSet<>(seen);
        StandingTags judged = StandingTags.judgedBy(steps);
        UpdateResult anew = updater.update(tree, selection, (path, pick, tag, byName) -> {
            if (!seen.contains(new Seen(path, pick.policy(), tag)) && steps.isLower(pick, tag)) {
                return new StandingTags.Fate(
                        true,
                        "Tag " + tag + " was written here meanwhile and is newer than " + pick.image().tag()
                                + " of policy " + pick.policy() + ", so it stays; the next scan decides anew.");
            }
            now.add(new Seen(path, pick.policy(), tag));
            return judged.of(path, pick, tag, byName);
        });
        return new EditPlan(updater, selection, now, anew);
    }
}
