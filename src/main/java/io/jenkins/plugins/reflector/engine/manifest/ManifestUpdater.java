package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.yaml.DocumentRange;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plans the edits that bring manifests to what the policies picked. Only the bytes of a scalar change; a document that
 * cannot be read, or not be edited safely, stays as it is and is reported (product.md, "writing" and "a broken
 * document"). Has no state but its settings, so one instance serves any number of trees and threads.
 */
public final class ManifestUpdater {
    private static final byte[] MARKER = Marker.KEY.getBytes(StandardCharsets.US_ASCII);

    @CheckForNull
    private final Setters setters;

    @CheckForNull
    private final PicksByName picks;

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
        this.setters = strategy == UpdateStrategy.IMAGES ? null : new Setters(namespace, images);
        this.picks = strategy == UpdateStrategy.SETTERS ? null : new PicksByName(images);
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
     * Plans the edits of all selected files.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing at a path
     * @throws IOException if the tree cannot be read, or a policy's pick is no valid image reference
     */
    @NonNull
    public UpdateResult update(@NonNull FileTree tree, @NonNull FileSelection selection) throws IOException {
        return update(tree, selection, StandingTags.OVERWRITTEN);
    }

    @NonNull
    UpdateResult update(@NonNull FileTree tree, @NonNull FileSelection selection, @NonNull StandingTags standing)
            throws IOException {
        refuseInvalidImages();
        List<FileChange> files = new ArrayList<>();
        List<ManifestWarning> warnings = new ArrayList<>();
        List<String> selected = selection.files(tree);
        ForeignFiles foreign = new ForeignFiles(selected);
        for (String file : selected) {
            boolean own = picks != null
                    && (selection.isIncluded(file) || !foreign.contains(file) && !tree.isIgnored(file));
            if (isManifest(file) || own && TextPlaces.of(file).isPresent()) {
                try {
                    edit(file, tree.read(file), own, standing, warnings::add).ifPresent(files::add);
                } catch (FileTooLargeException e) {
                    warnings.add(new ManifestWarning(file, 0, e.getMessage()));
                }
            }
        }
        warnings.sort(Comparator.comparing(ManifestWarning::path).thenComparingInt(ManifestWarning::line));
        return new UpdateResult(files, warnings);
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
        return edit(path, content, picks != null, StandingTags.OVERWRITTEN, warnings);
    }

    private Optional<FileChange> edit(
            String path,
            byte[] content,
            boolean images,
            StandingTags standing,
            Consumer<ManifestWarning> warnings) {
        Optional<TextPlaces> language = TextPlaces.of(path);
        boolean markers = setters != null && isManifest(path) && Bytes.contain(content, MARKER);
        boolean names = images && (isManifest(path) || language.isPresent());
        if (!markers && !(names && picks.mayOccurIn(content))) {
            return Optional.empty();
        }
        SourceText source;
        try {
            source = SourceText.decode(content);
        } catch (CharacterCodingException e) {
            warnings.accept(
                    new ManifestWarning(path, 0, "This file is left alone, because it is not UTF-8; re-encode it."));
            return Optional.empty();
        }
        return language.isPresent() && !isManifest(path)
                ? editText(language.get(), new TextPage(path, source, warnings), content, standing)
                : editYaml(path, source, content, names, standing, warnings);
    }

    private Optional<FileChange> editText(
            TextPlaces language, TextPage page, byte[] content, StandingTags standing) {
        language.find(page, site -> set(page, site, standing));
        List<Change> changes = page.changes();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileChange(
                        page.path(), content, page.edited().getBytes(StandardCharsets.UTF_8), changes));
    }

    private Optional<FileChange> editYaml(
            String path,
            SourceText source,
            byte[] content,
            boolean images,
            StandingTags standing,
            Consumer<ManifestWarning> warnings) {
        List<Edit> edits = new ArrayList<>();
        for (DocumentRange range : DocumentRange.split(source.text())) {
            edits.addAll(edits(path, source, range, images, standing, warnings));
        }
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder after = new StringBuilder(source.length() + 128);
        Manifest.splice(source.text(), 0, source.length(), edits, after);
        byte[] bytes = after.toString().getBytes(StandardCharsets.UTF_8);
        return Optional.of(new FileChange(
                path, content, bytes, edits.stream().map(Edit::change).toList()));
    }

    private List<Edit> edits(
            String path,
            SourceText source,
            DocumentRange range,
            boolean images,
            StandingTags standing,
            Consumer<ManifestWarning> warnings) {
        String text = source.text().substring(range.start(), range.end());
        boolean markers = setters != null && text.contains(Marker.KEY);
        // A marker may write a name that was not there, to which a tag belongs that has no marker.
        boolean names = images && (markers || picks.mayOccurIn(text));
        if (!markers && !names) {
            return List.of();
        }
        YamlNode root;
        try {
            root = YamlScanner.scan(source.text(), range.start(), range.end()).orElse(null);
        } catch (BrokenYamlException e) {
            int line = source.lineOf(Math.min(e.offset(), source.length()));
            warnings.accept(new ManifestWarning(
                    path, line, "This document is left alone, because it is not valid YAML: " + e.getMessage()
                            + "; correct it at this line."));
            return List.of();
        }
        String obstacle = Obstacles.of(root);
        if (obstacle != null) {
            boolean named = root instanceof YamlNode.Mapping mapping
                    && ImagePlaces.of(path, mapping).isPresent();
            if (markers || named) {
                int line = source.lineOf(root == null ? range.start() : root.start());
                warnings.accept(
                        new ManifestWarning(path, line, "This document is left alone, because " + obstacle + "."));
            }
            return List.of();
        }
        Manifest manifest = new Manifest(path, source, range, (YamlNode.Mapping) root, warnings);
        if (markers) {
            setters.plan(manifest, standing);
        }
        if (names) {
            ImagePlaces.of(path, manifest.root())
                    .ifPresent(places -> places.find(manifest, manifest.root(), site -> set(manifest, site, standing)));
        }
        return manifest.safeEdits();
    }

    private void set(Page page, ImageSite site, StandingTags standing) {
        ImageName name = site.name();
        if (name != null) {
            PolicyImage pick = picks.find(page, site.offset(), name);
            String tag = site.tag();
            if (pick != null && isFilledInByOthers(site)) {
                page.warn(
                        site.offset(),
                        "The image \"" + site.written() + "\" is left alone, because its tag or digest is no plain text"
                                + " but a variable or template; " + advice(page));
            } else if (pick != null && tag != null && standing.keep(page.path(), pick, tag)) {
                page.warnOfNewerTag(site.offset(), tag, pick);
            } else if (pick != null) {
                site.set(pick);
            }
        } else if (picks.mayOccurIn(site.written())) {
            // A variable or template in it is the author's own way to set the image.
            page.warn(
                    site.offset(),
                    "The image \"" + site.written() + "\" is left alone, because it is not of the form name:tag; "
                            + advice(page));
        }
    }

    private static String advice(Page page) {
        return isManifest(page.path()) ? "write it out, or put a marker behind it." : "write it out.";
    }

    private static boolean isFilledInByOthers(ImageSite site) {
        String tag = site.tag();
        String digest = site.digest();
        return tag != null && !ImageReference.isTag(tag) || digest != null && !ImageReference.isDigest(digest);
    }

    private void refuseInvalidImages() throws IOException {
        if (invalid != null) {
            throw new IOException("encountered invalid image ref \"" + invalid.image() + "\" of policy "
                    + invalid.policy() + "; correct its image or its tag");
        }
    }

    /** Whether a file's name is that of a manifest; the case of its letters counts. */
    static boolean isManifest(@NonNull String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.equals("Kustomization");
    }
}
