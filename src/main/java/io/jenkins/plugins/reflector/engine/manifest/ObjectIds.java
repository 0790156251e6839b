package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Which object of a document a place belongs to; the items of a {@code kind: List} are objects of their own. */
final class ObjectIds {
    private final YamlNode.Mapping root;

    ObjectIds(@NonNull YamlNode.Mapping root) {
        this.root = root;
    }

    /** The innermost object around an offset. */
    @NonNull
    ObjectId of(int offset) {
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
