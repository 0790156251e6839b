package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.NearestName;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The edits of one document that markers ask for (flux.md 3.5). */
final class Setters {
    /** Under which a tag stands beside a name or digest. */
    private static final List<String> TAGS = List.of("newTag", "tag", "imageTag");

    private final String namespace;
    private final Map<ResourceName, List<LatestRef>> picks;

    Setters(@NonNull String namespace, @NonNull List<PolicyImage> images) {
        this.namespace = namespace;
        this.picks = images.stream()
                .collect(Collectors.groupingBy(
                        PolicyImage::policy, Collectors.mapping(PolicyImage::image, Collectors.toList())));
    }

    /** Plans the edits of a document, and warns of every marker in it that has no effect. */
    void plan(@NonNull Manifest manifest, @NonNull StandingTags standing) {
        Walk walk = new Walk(manifest, standing);
        walk.visit(manifest.root(), null, false);
        walk.warnOfStrayMarkers();
    }

    private void apply(
            Walk walk, YamlNode.Scalar scalar, @CheckForNull YamlNode.Mapping parent, Marker marker, int at) {
        Manifest manifest = walk.manifest;
        ResourceName policy = marker.policy();
        Marker.Part part = marker.part();
        if (policy == null || part == null) {
            manifest.warn(
                    at,
                    "The marker \"" + marker.value() + "\" is left alone; write <namespace>:<policy>, or with :tag,"
                            + " :name or :digest behind it.");
            return;
        }
        List<LatestRef> known = picks.get(policy);
        if (known == null) {
            manifest.warn(at, unknown(marker, policy));
            return;
        }
        LatestRef pick = MeantPick.of(known, scalar, parent, part).orElse(null);
        if (pick == null) {
            manifest.warn(
                    at,
                    "The marker \"" + marker.value() + "\" is left alone: policy " + policy + " picks for several images ("
                            + known.stream().map(LatestRef::name).distinct().collect(Collectors.joining(", "))
                            + "), and which of them is meant is told by no image name here; write it into the value, or into"
                            + " newName, name, image or repository beside a tag or digest.");
            return;
        }
        String value =
                switch (part) {
                    case IMAGE -> pick.toString();
                    case TAG -> pick.tag();
                    case NAME -> pick.name();
                    case DIGEST -> pick.digest();
                };
        if (value == null) {
            manifest.warn(
                    at,
                    "The marker \"" + marker.value() + "\" asks for a digest, but policy " + policy
                            + " reflects none; set its digestReflectionPolicy.");
            return;
        }
        PolicyImage image = new PolicyImage(policy, pick);
        String tag = standingTag(scalar, parent, part, pick);
        if (tag != null && walk.standing.keep(manifest.path(), image, tag)) {
            manifest.warnOfNewerTag(scalar.start(), tag, image);
            return;
        }
        manifest.set(scalar, value, marker.value(), image);
    }

    /** The tag of the picked image that a value holds or belongs to; null if there is none. */
    @CheckForNull
    private static String standingTag(
            YamlNode.Scalar scalar, @CheckForNull YamlNode.Mapping parent, Marker.Part part, LatestRef pick) {
        if (part == Marker.Part.TAG) {
            return scalar.value();
        }
        if (part == Marker.Part.IMAGE) {
            return ImageReference.parse(scalar.value())
                    .filter(standing -> ImageName.tryParse(pick.name()).filter(standing::isOf).isPresent())
                    .map(ImageReference::tag)
                    .orElse(null);
        }
        return parent == null
                ? null
                : TAGS.stream()
                        .map(parent::text)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(null);
    }

    private String unknown(Marker marker, ResourceName policy) {
        if (!policy.namespace().equals(namespace)) {
            return "The marker \"" + marker.value() + "\" names a policy of another namespace and is left alone; only"
                    + " policies of " + namespace + " apply here.";
        }
        return "The marker \"" + marker.value() + "\" is left alone: there is no policy " + policy
                + " with a picked image that applies here"
                + NearestName.of(policy.name(), picks.keySet().stream().map(ResourceName::name).toList())
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("; check its name and that it is ready.");
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
                apply(this, scalar, parent, marker.get(), comment.start());
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
                                    + " nothing else behind a value, or on its own line above a list item.");
                }
                at = text.indexOf(Marker.KEY, manifest.source().lineEnd(at));
            }
        }
    }
}
