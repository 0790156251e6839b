package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plans the edits that bring manifests to what the policies picked. Only the bytes of a scalar change; a document that
 * cannot be read, or not be edited safely, stays as it is and is reported (product.md, "writing" and "a broken
 * document"). Has no state but its settings, so one instance serves any number of trees and threads.
 */
public final class ManifestUpdater {
    private final FileEditor editor;
    private final UpdateStrategy strategy;
    private final String namespace;
    private final List<PolicyImage> images;
    private final AutomationOptions options;

    /** The first pick that is no image; null if all are. */
    @CheckForNull
    private final PolicyImage invalid;

    /**
     * @param strategy which places are edited
     * @param namespace the automation's; tells a marker of another namespace from a misspelt one
     * @param images the picks of all policies that apply, and of no other
     */
    public ManifestUpdater(
            @NonNull UpdateStrategy strategy, @NonNull String namespace, @NonNull List<PolicyImage> images) {
        this(strategy, namespace, images, AutomationOptions.NONE);
    }

    /**
     * @param options the automation's: further places by rules, and whether templates are edited
     * @throws IllegalArgumentException if the pattern of a rule does not compile
     */
    public ManifestUpdater(
            @NonNull UpdateStrategy strategy,
            @NonNull String namespace,
            @NonNull List<PolicyImage> images,
            @NonNull AutomationOptions options) {
        this.editor = new FileEditor(strategy, namespace, images, options);
        this.strategy = strategy;
        this.namespace = namespace;
        this.images = List.copyOf(images);
        this.options = options;
        this.invalid = images.stream()
                .filter(each -> each.image().reference().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** As {@link #update(FileTree, FileSelection)}, for everything at or below one path (flux.md 3.5.1). */
    @NonNull
    public UpdateResult update(@NonNull FileTree tree, @NonNull String path) throws IOException {
        return update(tree, FileSelection.of(path));
    }

    /**
     * Plans the edits of all selected files, and of those that rules name.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing at a path
     * @throws IOException if the tree cannot be read, or a policy's pick is no valid image reference
     */
    @NonNull
    public UpdateResult update(@NonNull FileTree tree, @NonNull FileSelection selection) throws IOException {
        return update(tree, selection, StandingTags.OVERWRITTEN);
    }

    /** The same, with what the policies say of the tags that stand there. */
    @NonNull
    public UpdateResult update(@NonNull FileTree tree, @NonNull FileSelection selection, @NonNull TagSteps steps)
            throws IOException {
        return update(tree, selection, StandingTags.judgedBy(steps));
    }

    @NonNull
    UpdateResult update(@NonNull FileTree tree, @NonNull FileSelection selection, @NonNull StandingTags standing)
            throws IOException {
        refuseInvalidImages();
        DistantPlan.Planner planner = tree.planner();
        if (planner != null) {
            return DistantPlan.ask(
                    planner,
                    new DistantPlan.Task(strategy, namespace, images, options.forEditing(), selection, List.of()),
                    standing);
        }
        List<FileChange> files = new ArrayList<>();
        List<ManifestWarning> warnings = new ArrayList<>();
        FileEditor.Run run = editor.run(standing, warnings::add);
        List<String> selected = selection.files(tree);
        ForeignFiles foreign = new ForeignFiles(selected);
        for (String file : selected) {
            FileEditor.Ownership ownership =
                    () -> selection.isIncluded(file) || !foreign.contains(file) && !tree.isIgnored(file);
            edit(run, tree, file, ownership, warnings).ifPresent(files::add);
        }
        if (editor.hasRules()) {
            // Rules name their files themselves, wherever these are.
            Set<String> done = new LinkedHashSet<>(selected);
            for (String file : tree.files("")) {
                if (!done.contains(file) && editor.isRuled(file) && !selection.isExcluded(file)) {
                    edit(run, tree, file, FileEditor.RULES_ALONE, warnings).ifPresent(files::add);
                }
            }
            files.sort(Comparator.comparing(FileChange::path));
        }
        run.end(selected);
        warnings.sort(Comparator.comparing(ManifestWarning::path).thenComparingInt(ManifestWarning::line));
        return new UpdateResult(files, warnings);
    }

    private static Optional<FileChange> edit(
            FileEditor.Run run,
            FileTree tree,
            String file,
            FileEditor.Ownership ownership,
            List<ManifestWarning> warnings)
            throws IOException {
        if (!run.mayEdit(file)) {
            return Optional.empty();
        }
        try {
            return run.edit(file, tree.read(file), ownership);
        } catch (FileTooLargeException e) {
            warnings.add(new ManifestWarning(file, 0, e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Plans the edits of one file; empty if nothing changes or its name is not that of a file that can be edited.
     *
     * @param path for reports, and because a file's name tells what it is
     * @throws IOException if a policy's pick is no valid image reference
     */
    @NonNull
    public Optional<FileChange> edit(
            @NonNull String path, @NonNull byte[] content, @NonNull Consumer<ManifestWarning> warnings)
            throws IOException {
        refuseInvalidImages();
        FileEditor.Run run = editor.run(StandingTags.OVERWRITTEN, warnings);
        return run.mayEdit(path) ? run.edit(path, content, FileEditor.OWN) : Optional.empty();
    }

    private void refuseInvalidImages() throws IOException {
        if (invalid != null) {
            throw new IOException("encountered invalid image ref \"" + invalid.image() + "\" of policy "
                    + invalid.policy() + "; correct its image or its tag");
        }
    }
}
