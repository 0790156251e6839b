package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.yaml.DocumentRange;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans the edits of one file: by markers, by rules, by the names of images, as far as each applies. */
final class FileEditor {
    private static final TextScreen MARKER = new TextScreen(List.of(Marker.KEY));

    /** Whose a file is; asked only where something could be edited by its name. */
    @FunctionalInterface
    interface Ownership {
        boolean isOwn() throws IOException;
    }

    /** A file in which everything is edited. */
    static final Ownership OWN = () -> true;

    /** A file that nothing but rules selects. */
    static final Ownership RULES_ALONE = () -> false;

    /** Null if markers are not read. */
    @CheckForNull
    private final Setters setters;

    private final PicksByName picks;
    private final boolean names;
    private final Rules rules;
    private final boolean templates;

    FileEditor(UpdateStrategy strategy, String namespace, List<PolicyImage> images, AutomationOptions options) {
        PicksByPolicy byPolicy = new PicksByPolicy(namespace, images);
        this.setters = strategy == UpdateStrategy.IMAGES ? null : new Setters(byPolicy);
        this.picks = new PicksByName(images);
        this.names = strategy != UpdateStrategy.SETTERS;
        this.templates = options.templates();
        this.rules = new Rules(byPolicy, options.rules());
    }

    boolean hasRules() {
        return !rules.isEmpty();
    }

    boolean isRuled(@NonNull String file) {
        return rules.covers(file);
    }

    /** One pass over the files of a tree. */
    @NonNull
    Run run(@NonNull StandingTags standing, @NonNull Consumer<ManifestWarning> warnings) {
        return new Run(standing, warnings);
    }

    /** Whether a file's name is that of a manifest; the case of its letters counts. */
    static boolean isManifest(@NonNull String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.equals("Kustomization");
    }

    private static String advice(Page page) {
        return isManifest(page.path()) ? "write it out, or put a marker behind it." : "write it out.";
    }

    private static boolean isFilledInByOthers(ImageSite site) {
        String tag = site.tag();
        String digest = site.digest();
        return tag != null && !ImageReference.isTag(tag) || digest != null && !ImageReference.isDigest(digest);
    }

    final class Run {
        private final StandingTags standing;
        private final Consumer<ManifestWarning> warnings;
        private final Rules.Run ruled;
        private final KustomizeOffers offers = new KustomizeOffers();

        private Run(StandingTags standing, Consumer<ManifestWarning> warnings) {
            this.standing = standing;
            this.warnings = warnings;
            this.ruled = rules.run(standing, this::set);
        }

        /**
         * Tells what only the end of the pass can show.
         *
         * @param files all that were selected
         */
        void end(List<String> files) {
            offers.warn(files, warnings);
            ruled.warnOfIdleRules(warnings);
        }

        /** Whether a file's name tells that it could hold anything. */
        boolean mayEdit(String path) {
            return isManifest(path) || isTemplate(path) || names && TextPlaces.of(path).isPresent() || isRuled(path);
        }

        private boolean isTemplate(String path) {
            return templates && TemplateLines.isTemplate(path);
        }

        Optional<FileChange> edit(String path, byte[] content, Ownership ownership) throws IOException {
            boolean manifest = isManifest(path);
            boolean byRule = isRuled(path);
            boolean template = isTemplate(path);
            boolean byMarker = setters != null && (manifest || template) && ownership != RULES_ALONE && MARKER.occursIn(content);
            TextPlaces language = manifest ? null : TextPlaces.of(path).orElse(null);
            boolean byName = names
                    && (manifest || template || language != null)
                    && (byMarker || picks.mayOccurIn(content))
                    && ownership.isOwn();
            if (!byMarker && !byName && !byRule) {
                return Optional.empty();
            }
            if (LargeFilePointer.is(content)) {
                warnings.accept(new ManifestWarning(
                        path, 0, "This file is left alone, because Git LFS holds its content; take it out of LFS."));
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
            TextPage page = new TextPage(path, source, language == null ? "File" : language.kind(), warnings);
            FileKind kind = FileKind.of(path);
            if (manifest || byRule && (kind == FileKind.YAML || kind == FileKind.JSON)) {
                DocumentEditor documents = new DocumentEditor(path, source, byMarker, byName, byRule);
                DocumentRange.split(source.text()).forEach(range -> documents.edit(range, page));
            }
            if (template && (byMarker || byName)) {
                editLines(page, byMarker, byName, 0, source.length());
            }
            if (byName && language != null) {
                language.find(page, this::set);
            }
            if (byRule) {
                ruled.text(page);
            }
            List<Change> changes = page.changes();
            return changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FileChange(
                            path, content, page.edited(content), changes));
        }

        private void editLines(TextPage page, boolean byMarker, boolean byName, int from, int to) {
            Setters.Placer markers = byMarker ? setters.placer(standing) : (at, line, value, marker, writer) -> {};
            new TemplateLines(page, markers, byName ? this::set : site -> {}).edit(from, to);
        }

        /** Plans the pick of a site's image, if there is one. */
        private void set(ImageSite site) {
            Page page = site.page();
            ImageName name = site.name();
            if (name != null) {
                PolicyImage pick = picks.find(page, site.offset(), name);
                offers.note(site, pick);
                String tag = site.tag();
                if (pick != null && isFilledInByOthers(site)) {
                    page.warn(
                            site.offset(),
                            "The image \"" + site.written() + "\" is left alone, because its tag or digest is no plain"
                                    + " text but a variable or template; " + advice(page));
                } else if (pick != null && !stays(site, tag, pick)) {
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

        private boolean stays(ImageSite site, @CheckForNull String tag, PolicyImage pick) {
            StandingTags.Fate fate = tag == null ? null : standing.of(site.page().path(), pick, tag, true);
            if (fate != null) {
                site.page().warn(site.offset(), fate.warning());
            }
            return fate != null && fate.stays();
        }

        /** Plans the edits of the documents of one file. */
        private final class DocumentEditor {
            private final String path;
            private final SourceText source;
            private final boolean markers;
            private final boolean byName;
            private final boolean byRule;
            private final TextScreen.Parts markerParts;
            private final TextScreen.Parts nameParts;

            DocumentEditor(String path, SourceText source, boolean markers, boolean byName, boolean byRule) {
                this.path = path;
                this.source = source;
                this.markers = markers;
                this.byName = byName;
                this.byRule = byRule;
                this.markerParts = MARKER.parts(source.text());
                this.nameParts = picks.partsOf(source.text());
            }

            void edit(DocumentRange range, TextPage page) {
                String text = source.text();
                boolean marked = markers && markerParts.occursIn(range.start(), range.end());
                // A marker may write a name that was not there, to which a tag belongs that has no marker.
                boolean named = byName && (marked || nameParts.occursIn(range.start(), range.end()));
                boolean keyed = byRule && ruled.mayOccurIn(path, text.substring(range.start(), range.end()));
                if (!marked && !named && !keyed) {
                    return;
                }
                YamlNode root;
                try {
                    root = YamlScanner.scan(source.text(), range.start(), range.end())
                            .orElse(null);
                } catch (BrokenYamlException e) {
                    if (templates) {
                        editLines(page, marked, named, range.start(), range.end());
                        return;
                    }
                    page.warn(
                            Math.min(e.offset(), source.length()),
                            "This document is left alone, because it is not valid YAML: " + e.getMessage()
                                    + "; correct it at this line, or set templates: true to have it edited line by line.");
                    return;
                }
                plan(range, root, marked, named, page).forEach(page::add);
            }

            private List<Edit> plan(
                    DocumentRange range, @CheckForNull YamlNode root, boolean marked, boolean named, TextPage page) {
                String obstacle = Obstacles.of(root);
                if (obstacle != null && marked) {
                    page.warn(
                            root == null ? range.start() : root.start(),
                            "This document is left alone, because " + obstacle + ".");
                }
                if (root == null) {
                    return List.of();
                }
                Manifest manifest = new Manifest(path, source, range, root, null, warnings);
                if (marked && obstacle == null) {
                    setters.plan(manifest, standing);
                }
                if (byRule) {
                    ruled.document(manifest);
                }
                if (named && root instanceof YamlNode.Mapping mapping) {
                    ImagePlaces.of(path, mapping).ifPresent(places -> {
                        if (obstacle == null) {
                            places.find(manifest, mapping, Run.this::set);
                        } else if (!marked) {
                            page.warn(root.start(), "This document is left alone, because " + obstacle + ".");
                        }
                    });
                }
                return manifest.safeEdits();
            }
        }
    }
}
