package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import java.util.Map;

/** Reads what every resource begins with: apiVersion, kind and metadata. */
final class HeaderReader {

    private HeaderReader() {}

    /** The kind of a resource; null, with a problem logged, if it is none that is read. */
    @CheckForNull
    static ResourceKind kind(YamlMapping mapping, ProblemLog log) {
        FieldReader resource = new FieldReader(mapping, "", log);
        if (!resource.has("apiVersion") && !resource.has("kind") && !resource.has("metadata") && !resource.has("spec")) {
            log.warning(mapping.position(), "", "this is no resource (it has no apiVersion and kind) and is skipped");
            return null;
        }
        String apiVersion = resource.requiredName("apiVersion");
        String kindText = resource.requiredName("kind");
        if (apiVersion == null || kindText == null) {
            return null;
        }
        String group = group(apiVersion);
        ResourceKind kind = ResourceKind.of(kindText, group).orElse(null);
        if (kind == null) {
            log.warning(
                    resource.position("kind"),
                    "kind",
                    "the kind " + kindText + " of " + apiVersion + " is not read here and is skipped");
            return null;
        }
        if (!kind.knows(version(apiVersion))) {
            String known = group.equals(ResourceKind.IMAGE_GROUP) ? String.join(", ", ResourceKind.IMAGE_VERSIONS) : "v1";
            resource.error("apiVersion", "the version " + version(apiVersion) + " of " + kindText
                    + " is not known; expected one of " + known);
            return null;
        }
        return kind;
    }

    /** Null, with an error logged, if the resource cannot be identified. */
    @CheckForNull
    static Header read(ResourceKind kind, FieldReader resource) {
        String apiVersion = resource.requiredName("apiVersion");
        resource.ignore("kind");
        FieldReader metadata = resource.requiredObject("metadata");
        if (metadata == null) {
            return null;
        }
        String name = metadata.requiredName("name");
        String namespace = metadata.text("namespace", "");
        Map<String, String> labels = metadata.textMap("labels");
        OptionsText options = options(metadata);
        metadata.ignore(
                "creationTimestamp",
                "deletionGracePeriodSeconds",
                "deletionTimestamp",
                "finalizers",
                "generateName",
                "generation",
                "managedFields",
                "ownerReferences",
                "resourceVersion",
                "selfLink",
                "uid");
        metadata.done();
        if (name == null || apiVersion == null) {
            return null;
        }
        ResourceName identity =
                new ResourceName(namespace.isEmpty() ? ResourceName.DEFAULT_NAMESPACE : namespace, name);
        return new Header(kind.text(), version(apiVersion), identity, labels, options, resource.position());
    }

    @CheckForNull
    private static OptionsText options(FieldReader metadata) {
        String text = metadata.textMap("annotations").getOrDefault(OwnOptions.ANNOTATION, "");
        if (text.isBlank()) {
            return null;
        }
        FieldReader annotations = metadata.object("annotations");
        return annotations == null ? null : new OptionsText(text, annotations.position(OwnOptions.ANNOTATION));
    }

    private static String group(String apiVersion) {
        int slash = apiVersion.lastIndexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private static String version(String apiVersion) {
        return apiVersion.substring(apiVersion.lastIndexOf('/') + 1);
    }
}
