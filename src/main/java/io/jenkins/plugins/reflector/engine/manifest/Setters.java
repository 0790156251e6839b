package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The edits of one document that markers ask for (flux.md 3.5). */
final class Setters {
    private static final Pattern WRITTEN = Pattern.compile("\\" + Marker.KEY + "[\"']?\\s{0,9}:\\s{0,9}[\\[\"']{1,2}([^\"']{1,300})");

    private final PicksByPolicy picks;

    Setters(@NonNull PicksByPolicy picks) {
        this.picks = picks;
    }

    /** Plans the edits of a document, and warns of every marker in it that has no effect. */
    void plan(@NonNull Manifest manifest, @NonNull StandingTags standing) {
        Walk walk = new Walk(manifest, standing);
        walk.visit(manifest.root(), null, false);
        walk.warnOfStrayMarkers();
    }

    /** Sets the place that a marker belongs to. */
    @FunctionalInterface
    interface Placer {

        /**
         * Plans what the marker asks for.
         *
         * @param at where the marker stands
         * @param value what stands at the place
         */
        void set(
                @NonNull Page page,
                int at,
                @NonNull String value,
                @NonNull Marker marker,
                @NonNull NamedPlace.Writer writer);
    }

    /** For the markers of places that are in no mapping. */
    @NonNull
    Placer placer(@NonNull StandingTags standing) {
        return (page, at, value, marker, writer) -> apply(page, at, value, null, marker, writer, standing);
    }

    private void apply(
            Page page,
            int at,
            String value,
            @CheckForNull YamlNode.Mapping parent,
            Marker marker,
            NamedPlace.Writer writer,
            StandingTags standing) {
        ResourceName policy = marker.policy();
        ImagePart part = marker.part();
        String who = "The marker \"" + marker.value() + "\"";
        if (policy == null || part == null) {
            String hint = picks.nearest(marker.value());
            page.warn(
                    at,
                    who + " is left alone; write <namespace>:<policy>, or with :tag, :name or :digest behind it"
                            + (hint.isEmpty() ? "." : hint));
            return;
        }
        picks.set(new NamedPlace(page, at, value, parent, policy, part, who, writer), standing);
    }

    /** One walk over a document, in the order of its text. */
    private final class Walk {
        private final Manifest manifest;
        private final StandingTags standing;
        private final MarkerFinder finder;
        private final Set<Integer> seen = new HashSet<>();
        private int floor;

        Walk(Manifest manifest, StandingTags standing) {
            this.manifest = manifest;
            this.standing = standing;
            this.finder = new MarkerFinder(manifest.source());
            this.floor = manifest.range().start();
        }

        /** @param parent the mapping that the node is a value of; null if it is none */
        void visit(YamlNode node, @CheckForNull YamlNode.Mapping parent, boolean item) {
            if (node instanceof YamlNode.Mapping mapping) {
                Set<String> keys = new HashSet<>();
                for (YamlNode.Entry entry : mapping.entries()) {
                    // Only the first of two equal keys counts; the other's markers are reported as without effect.
                    if (!(entry.key() instanceof YamlNode.Scalar key) || keys.add(key.value())) {
                        floor = entry.key().end();
                        visit(entry.value(), mapping, false);
                    }
                }
            } else if (node instanceof YamlNode.Sequence sequence) {
                for (YamlNode each : sequence.items()) {
                    visit(each, null, true);
                }
            } else if (node instanceof YamlNode.Scalar scalar) {
                visitScalar(scalar, parent, item);
                floor = scalar.end();
            } else {
                floor = node.end();
            }
        }

        private void visitScalar(YamlNode.Scalar scalar, @CheckForNull YamlNode.Mapping parent, boolean item) {
            @CheckForNull
            MarkerFinder.Comment comment =
                    scalar.absent() ? null : finder.find(scalar, item, floor).orElse(null);
            if (comment == null) {
                return;
            }
            String text = manifest.source().text().substring(comment.start(), comment.end());
            Optional<Marker> marker = Marker.of(text);
            if (marker.isPresent()) {
                seen.add(comment.start());
                manifest.claim(scalar);
                Marker read = marker.get();
                apply(
                        manifest,
                        comment.start(),
                        scalar.value(),
                        parent,
                        read,
                        (value, pick) -> manifest.set(scalar, value, read.value(), pick),
                        standing);
            }
        }

        /** A marker that nothing reads is a mistake that its author should hear of. */
        void warnOfStrayMarkers() {
            String text = manifest.source().text();
            int end = manifest.range().end();
            int at = text.indexOf(Marker.KEY, manifest.range().start());
            while (at >= 0 && at < end) {
                int line = manifest.source().lineStart(at);
                boolean used = false;
                for (int hash = at; hash >= line && !used; hash--) {
                    used = text.charAt(hash) == '#' && seen.contains(hash);
                }
                if (!used) {
                    manifest.warn(
                            at,
                            "This marker has no effect: write # {\"$imagepolicy\": \"<namespace>:<policy>\"} and"
                                    + " nothing else behind a value, or on its own line above a list item"
                                    + meant(text, at));
                }
                at = text.indexOf(Marker.KEY, manifest.source().lineEnd(at));
            }
        }
    }

    /** What the author of a misplaced marker most likely means, and the end of the sentence. */
    private String meant(String text, int at) {
        Matcher written = WRITTEN.matcher(text).region(at, text.length());
        String hint = written.lookingAt() ? picks.nearest(written.group(1)) : "";
        return hint.isEmpty() || hint.contains(" " + written.group(1) + "?") ? "." : hint;
    }
}
