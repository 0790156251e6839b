package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.yaml.DocumentRange;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds every image in a tree at the places where strategy {@code Images} would edit it (features.md, "discover"). */
public final class ImageFinder {

    /** What may stand under a key that ends with "image" without being one, such as {@code buildImage: true}. */
    private static final Set<String> NO_IMAGES = Set.of("true", "false", "yes", "no", "on", "off", "null", "none");

    private final List<FoundImage> images = new ArrayList<>();
    private final List<ManifestWarning> warnings = new ArrayList<>();

    private ImageFinder() {}

    /**
     * The images of a tree.
     *
     * @param images by file, in the order of each
     * @param warnings what could not be looked into
     */
    public record Found(@NonNull List<FoundImage> images, @NonNull List<ManifestWarning> warnings) {

        public Found {
            images = List.copyOf(images);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Looks through all selected files but those that are somebody else's.
     *
     * @throws IOException if the tree cannot be read
     */
    @NonNull
    public static Found find(@NonNull FileTree tree, @NonNull FileSelection selection) throws IOException {
        ImageFinder finder = new ImageFinder();
        List<String> files = selection.files(tree);
        ForeignFiles foreign = new ForeignFiles(files);
        for (String file : files) {
            boolean readable = FileEditor.isManifest(file) || TextPlaces.of(file).isPresent();
            if (readable && !foreign.contains(file) && !tree.isIgnored(file)) {
                finder.look(tree, file);
            }
        }
        return new Found(finder.images, finder.warnings);
    }

    private void look(FileTree tree, String file) throws IOException {
        try {
            SourceText source = SourceText.decode(tree.read(file));
            if (FileEditor.isManifest(file)) {
                DocumentRange.split(source.text()).forEach(range -> document(file, source, range));
            } else {
                TextPlaces.of(file).ifPresent(language -> language.find(
                        new TextPage(file, source, language.kind(), warnings::add), this::add));
            }
        } catch (CharacterCodingException e) {
            warnings.add(new ManifestWarning(file, 0, "This file is passed over, because it is not UTF-8; re-encode it."));
        } catch (FileTooLargeException e) {
            warnings.add(new ManifestWarning(file, 0, e.getMessage()));
        }
    }

    private void document(String file, SourceText source, DocumentRange range) {
        try {
            if (YamlScanner.scan(source.text(), range.start(), range.end()).orElse(null)
                    instanceof YamlNode.Mapping root) {
                Manifest manifest = new Manifest(file, source, range, root, null, warnings::add);
                ImagePlaces.of(file, root).ifPresent(places -> places.find(manifest, root, this::add));
            }
        } catch (BrokenYamlException e) {
            if (source.text().substring(range.start(), range.end()).contains("image")) {
                warnings.add(new ManifestWarning(
                        file,
                        source.lineOf(Math.min(e.offset(), source.length())),
                        "This document is passed over, because it is not valid YAML: " + e.getMessage() + "."));
            }
        }
    }

    private void add(ImageSite site) {
        ImageName name = site.name();
        if (name == null) {
            return;
        }
        String tag = site.tag() != null && ImageReference.isTag(site.tag()) ? site.tag() : null;
        String digest = site.digest() != null && ImageReference.isDigest(site.digest()) ? site.digest() : null;
        boolean word = NO_IMAGES.contains(name.text()) || name.text().matches("[0-9.]+");
        if (tag != null || digest != null || !word) {
            Page page = site.page();
            images.add(new FoundImage(
                    page.path(), page.line(site.offset()), page.object(site.offset()), name, tag, digest));
        }
    }
}
