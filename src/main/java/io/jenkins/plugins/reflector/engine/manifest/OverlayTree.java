package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A tree with edits that are not written yet, so that several automations can edit one directory after each other. */
public final class OverlayTree implements FileTree {

    private final FileTree tree;
    private final Map<String, FileChange> edited = new TreeMap<>();
    private final Set<ManifestWarning> warnings = new LinkedHashSet<>();

    public OverlayTree(@NonNull FileTree tree) {
        this.tree = tree;
    }

    @Override
    public List<String> files(String path) throws IOException {
        return tree.files(path);
    }

    @Override
    public byte[] read(String file) throws IOException {
        FileChange change = edited.get(file);
        return change == null ? tree.read(file) : change.after().clone();
    }

    @Override
    public boolean isIgnored(String file) throws IOException {
        return tree.isIgnored(file);
    }

    @Override
    public DistantPlan.Planner planner() {
        return edited.isEmpty() ? tree.planner() : null;
    }

    /** Takes over an edit that was computed on this tree as it is now. */
    public void apply(@NonNull UpdateResult update) {
        for (FileChange change : update.files()) {
            edited.merge(change.path(), change, OverlayTree::join);
        }
        warnings.addAll(update.warnings());
    }

    private static FileChange join(FileChange first, FileChange second) {
        List<Change> changes = new ArrayList<>(first.changes());
        changes.addAll(second.changes());
        return new FileChange(first.path(), first.before(), second.after(), changes);
    }

    /** All edits together, against the tree below. */
    @NonNull
    public UpdateResult result() {
        return new UpdateResult(List.copyOf(edited.values()), List.copyOf(warnings));
    }
}
