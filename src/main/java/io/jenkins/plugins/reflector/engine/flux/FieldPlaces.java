package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import io.jenkins.plugins.reflector.engine.yaml.YamlNode;
import io.jenkins.plugins.reflector.engine.yaml.YamlSequence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the fields of resources stand, so that who judges a resource after it was read can lead its author there. */
public final class FieldPlaces {

    /** A part of a path: a name or an index in brackets. */
    private static final Pattern PART = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private static final String OPTIONS = "spec." + OwnOptions.FIELD;

    private final Map<String, YamlMapping> resources = new HashMap<>();

    void add(Header header, YamlMapping root) {
        resources.put(header.toString(), root);
    }

    /** Whether there is such a resource, even if an error in it has left it out. */
    public boolean has(@NonNull String kind, @NonNull ResourceName name) {
        return resources.containsKey(kind + " " + name);
    }

    /**
     * The place of a field, or of the nearest object around it that is there.
     *
     * @param kind such as {@code ImagePolicy}
     * @param path such as {@code spec.policy.semver.range} or {@code spec.exclusionList[1]}
     * @return {@link SourcePosition#NONE} if there is no such resource
     */
    @NonNull
    public SourcePosition of(@NonNull String kind, @NonNull ResourceName name, @NonNull String path) {
        YamlMapping root = resources.get(kind + " " + name);
        if (root == null) {
            return SourcePosition.NONE;
        }
        YamlNode annotation = annotation(root).orElse(null);
        if (path.startsWith(OPTIONS) && annotation != null && find(root, OPTIONS).equals(find(root, "spec"))) {
            return annotation.position();
        }
        return find(root, path).position();
    }

    private static YamlNode find(YamlNode root, String path) {
        YamlNode at = root;
        Matcher part = PART.matcher(path);
        while (part.find()) {
            YamlNode child = child(at, part.group(1), part.group(2));
            if (child == null) {
                return at;
            }
            at = child;
        }
        return at;
    }

    private static YamlNode child(YamlNode parent, String name, String index) {
        if (name != null) {
            return parent instanceof YamlMapping mapping ? mapping.get(name).orElse(null) : null;
        }
        int at = Integer.parseInt(index);
        return parent instanceof YamlSequence sequence && at < sequence.items().size()
                ? sequence.items().get(at)
                : null;
    }

    private static Optional<YamlNode> annotation(YamlMapping root) {
        return find(root, "metadata.annotations") instanceof YamlMapping annotations
                ? annotations.get(OwnOptions.ANNOTATION)
                : Optional.empty();
    }
}
