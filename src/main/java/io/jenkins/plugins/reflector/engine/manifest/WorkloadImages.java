package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;

/** {@code image:} of the containers of Kubernetes' own workloads, also inside of a {@code kind: List}. */
final class WorkloadImages implements ImagePlaces {
    private static final List<String> TEMPLATE = List.of("spec", "template", "spec");

    /** Where the pod's specification stands in each kind. */
    private static final Map<String, List<String>> POD_SPECS = Map.of(
            "Pod", List.of("spec"),
            "PodTemplate", List.of("template", "spec"),
            "ReplicationController", TEMPLATE,
            "ReplicaSet", TEMPLATE,
            "Deployment", TEMPLATE,
            "StatefulSet", TEMPLATE,
            "DaemonSet", TEMPLATE,
            "Job", TEMPLATE,
            "CronJob", List.of("spec", "jobTemplate", "spec", "template", "spec"));

    private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");

    /** A kind of the same name in another API group is somebody's own resource. */
    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        String apiVersion = root.text("apiVersion");
        boolean ownGroup = apiVersion.equals("v1")
                || apiVersion.startsWith("apps/")
                || apiVersion.startsWith("batch/")
                || apiVersion.startsWith("extensions/");
        return ownGroup && (POD_SPECS.containsKey(root.text("kind")) || ObjectIds.isList(root));
    }

    @Override
    public void plan(@NonNull Manifest manifest, @NonNull NamedPicks picks) {
        plan(manifest, manifest.root(), picks);
    }

    private void plan(Manifest manifest, YamlNode.Mapping object, NamedPicks picks) {
        if (ObjectIds.isList(object) && object.get("items") instanceof YamlNode.Sequence items) {
            for (YamlNode item : items.items()) {
                if (item instanceof YamlNode.Mapping mapping && covers("", mapping)) {
                    plan(manifest, mapping, picks);
                }
            }
            return;
        }
        YamlNode node = object;
        for (String key : POD_SPECS.get(object.text("kind"))) {
            node = node instanceof YamlNode.Mapping mapping ? mapping.get(key) : null;
        }
        if (node instanceof YamlNode.Mapping podSpec) {
            for (String key : CONTAINERS) {
                containers(manifest, podSpec.get(key), picks);
            }
        }
    }

    private static void containers(Manifest manifest, @CheckForNull YamlNode containers, NamedPicks picks) {
        if (containers instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Mapping container
                        && container.get("image") instanceof YamlNode.Scalar image
                        && !image.absent()
                        && !manifest.isClaimed(image)) {
                    image(manifest, image, picks);
                }
            }
        }
    }

    /** The name stays as it is spelt; only what follows it is new. */
    private static void image(Manifest manifest, YamlNode.Scalar image, NamedPicks picks) {
        ImageNames.Reference old = ImageNames.split(image.value().strip());
        PolicyImage pick = picks.find(manifest, image.start(), old.name());
        if (pick == null) {
            return;
        }
        String digest = pick.image().digest();
        if (old.digest() != null && digest == null) {
            manifest.warn(
                    image.start(),
                    "The image " + old.name() + " is pinned to a digest, but policy " + pick.policy()
                            + " reflects none, so it is left alone; set the policy's digestReflectionPolicy"
                            + " or remove the digest.");
            return;
        }
        String value = old.name() + ":" + pick.image().tag() + (digest == null ? "" : "@" + digest);
        manifest.set(image, value, pick.policy().marker(), pick.policy());
    }
}
