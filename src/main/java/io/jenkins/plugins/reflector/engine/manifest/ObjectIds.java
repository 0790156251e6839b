package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Which object of a document a place belongs to; the items of a {@code kind: List} are objects of their own. */
final class ObjectIds {
    @CheckForNull
    private final YamlNode.Mapping root;

    /** @param root of a document; objects are told only where that is a mapping */
    ObjectIds(@NonNull YamlNode root) {
        this.root = root instanceof YamlNode.Mapping mapping ? mapping : null;
    }

    /** The innermost object around an offset. */
    @NonNull
    ObjectId of(int offset) {
        if (root == null) {
            return new ObjectId("", "", "", "");
        }
        YamlNode.Mapping object = root;
        YamlNode.Mapping inner = itemAt(object, offset);
        while (inner != object) {
            object = inner;
            inner = itemAt(object, offset);
        }
        String name = "";
        String namespace = "";
        if (object.get("metadata") instanceof YamlNode.Mapping metadata) {
            name = metadata.text("name");
            namespace = metadata.text("namespace");
        }
        return new ObjectId(object.text("apiVersion"), object.text("kind"), name, namespace);
    }

    /** Whether a document's items are objects. */
    static boolean isList(@NonNull YamlNode.Mapping object) {
        return object.text("kind").endsWith("List") && object.get("items") instanceof YamlNode.Sequence;
    }

    private static YamlNode.Mapping itemAt(YamlNode.Mapping object, int offset) {
        if (isList(object) && object.get("items") instanceof YamlNode.Sequence items) {
            for (YamlNode item : items.items()) {
                if (item instanceof YamlNode.Mapping mapping && item.start() <= offset && offset < item.end()) {
                    return mapping;
                }
            }
        }
        return object;
    }
}
