package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
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
    private static final byte[] IMAGE = "image".getBytes(StandardCharsets.US_ASCII);

    @CheckForNull
    private final Setters setters;

    @CheckForNull
    private final NamedPicks picks;

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
        this.picks = strategy == UpdateStrategy.SETTERS ? null : new NamedPicks(images);
        this.invalid = images.stream()
                .filter(each -> !ImageNames.isReference(
                        each.image().name(), each.image().tag()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Plans the edits of all manifests at or below a path (flux.md 3.5.1).
     *
     * @param path relative to the tree's root; empty for all of it
     * @throws java.nio.file.NoSuchFileException if there is nothing at the path
     * @throws IOException if the tree cannot be read, or a policy's pick is no valid image reference
     */
    @NonNull
    public UpdateResult update(@NonNull FileTree tree, @NonNull String path) throws IOException {
        refuseInvalidImages();
        List<FileChange> files = new ArrayList<>();
        List<ManifestWarning> warnings = new ArrayList<>();
        for (String file : tree.files(path)) {
            if (isManifest(file)) {
                edit(file, tree.read(file), warnings::add).ifPresent(files::add);
            }
        }
        warnings.sort(Comparator.comparing(ManifestWarning::path).thenComparingInt(ManifestWarning::line));
        return new UpdateResult(files, warnings);
    }

    /**
     * Plans the edits of one file; empty if nothing changes or its name is not that of a manifest.
     *
     * @param path for reports, and because a file's name tells what it is
     * @throws IOException if a policy's pick is no valid image reference
     */
    @NonNull
    public Optional<FileChange> edit(
            @NonNull String path, @NonNull byte[] content, @NonNull Consumer<ManifestWarning> warnings)
            throws IOException {
        refuseInvalidImages();
        boolean markers = setters != null && contains(content, MARKER);
        boolean names = picks != null && contains(content, IMAGE);
        if (!isManifest(path) || !markers && !names) {
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
        List<Edit> edits = new ArrayList<>();
        for (Documents.Range range : Documents.split(source.text())) {
            edits.addAll(edits(path, source, range, warnings));
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
            String path, SourceText source, Documents.Range range, Consumer<ManifestWarning> warnings) {
        String text = source.text().substring(range.start(), range.end());
        boolean markers = setters != null && text.contains(Marker.KEY);
        boolean names = picks != null && text.contains("image") && picks.mayOccurIn(text);
        if (!markers && !names) {
            return List.of();
        }
        YamlNode root;
        try {
            root = YamlScanner.scan(source.text(), range.start(), range.end()).orElse(null);
        } catch (BrokenYamlException e) {
            int line = source.lineOf(Math.min(e.offset(), source.length()));
            warnings.accept(new ManifestWarning(
                    path, line, "This document is left alone, because it is not valid YAML: " + e.getMessage() + "."));
            return List.of();
        }
        String obstacle = Obstacles.of(root, source.text());
        if (obstacle != null) {
            boolean named = root instanceof YamlNode.Mapping mapping
                    && ImagePlaces.ALL.stream().anyMatch(places -> places.covers(path, mapping));
            if (markers || named) {
                int line = source.lineOf(root == null ? range.start() : root.start());
                warnings.accept(
                        new ManifestWarning(path, line, "This document is left alone, because " + obstacle + "."));
            }
            return List.of();
        }
        Manifest manifest = new Manifest(path, source, range, (YamlNode.Mapping) root, warnings);
        if (markers) {
            setters.plan(manifest);
        }
        if (names) {
            ImagePlaces.ALL.stream()
                    .filter(places -> places.covers(path, manifest.root()))
                    .findFirst()
                    .ifPresent(places -> places.plan(manifest, picks));
        }
        return manifest.safeEdits();
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

    private static boolean contains(byte[] content, byte[] wanted) {
        int last = content.length - wanted.length;
        for (int i = 0; i <= last; i++) {
            if (content[i] == wanted[0]) {
                int matched = 1;
                while (matched < wanted.length && content[i + matched] == wanted[matched]) {
                    matched++;
                }
                if (matched == wanted.length) {
                    return true;
                }
            }
        }
        return false;
    }
}
