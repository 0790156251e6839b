package io.jenkins.plugins.reflector.engine.automation;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.template.GoStruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code .Updated} and {@code .Changed.ImageResult}, which Flux has removed: the images that were written (flux.md 3.7). */
final class RemovedFields {

    private final Map<PolicyImage, GoStruct> references = new LinkedHashMap<>();
    private final List<PolicyImage> images;
    private final Function<ObjectId, GoStruct> identities;

    RemovedFields(List<PolicyImage> images, Function<ObjectId, GoStruct> identities) {
        this.images = images;
        this.identities = identities;
    }

    GoStruct result(List<FileChange> changed) {
        Map<String, Object> files = new TreeMap<>();
        for (FileChange file : changed) {
            files.put(file.path(), new GoStruct("update.FileResult").field("Objects", byObject(file.changes())));
        }
        List<Change> all = changed.stream().flatMap(file -> file.changes().stream()).toList();
        return new GoStruct("update.Result")
                .field("Files", files)
                .method("Objects", () -> byObject(all))
                .method("Images", () -> distinct(all));
    }

    private Map<GoStruct, List<GoStruct>> byObject(List<Change> changes) {
        Map<ObjectId, List<Change>> objects = new LinkedHashMap<>();
        changes.forEach(each -> objects.computeIfAbsent(each.object(), id -> new ArrayList<>()).add(each));
        Map<GoStruct, List<GoStruct>> result = new LinkedHashMap<>();
        objects.forEach((id, own) -> result.put(identities.apply(id), distinct(own)));
        return result;
    }

    private List<GoStruct> distinct(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> images.stream().filter(image -> wrote(image, change)))
                .map(image -> references.computeIfAbsent(image, RemovedFields::reference))
                .distinct()
                .toList();
    }

    private static boolean wrote(PolicyImage pick, Change change) {
        return pick.policy().equals(change.policy())
                && (change.image() == null || change.image().equals(pick.image()));
    }

    /** An image as Flux's templates saw it before 1.0. */
    static GoStruct reference(PolicyImage pick) {
        LatestRef image = pick.image();
        try {
            ImageName name = ImageName.parse(image.name());
            return new GoStruct("update.ImageRef")
                    .field("Identifier", image.digest() == null ? image.tag() : image.digest())
                    .field("Repository", name.repository())
                    .field("Registry", name.registry())
                    .field("Name", name.canonical())
                    .field(
                            "Policy",
                            new GoStruct("types.NamespacedName")
                                    .field("Namespace", pick.policy().namespace())
                                    .field("Name", pick.policy().name())
                                    .printsAs(pick.policy().toString()))
                    .printsAs(image.toString());
        } catch (InvalidImageNameException e) {
            throw new IllegalStateException("an image that was written into a file has an invalid name", e);
        }
    }
}
