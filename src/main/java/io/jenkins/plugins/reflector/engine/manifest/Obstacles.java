package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Tells why a well-formed document is none that may be edited (flux.md 3.5.1). */
final class Obstacles {
    private Obstacles() {}

    /** The reason and what to do, as a part of a sentence; null if the document may be edited. */
    @CheckForNull
    static String of(@CheckForNull YamlNode root) {
        if (!(root instanceof YamlNode.Mapping mapping)) {
            return "its top level is not a mapping; put what it holds under a key";
        }
        YamlNode metadata = mapping.get("metadata");
        boolean absent = metadata == null || metadata instanceof YamlNode.Scalar scalar && scalar.absent();
        return absent || metadata instanceof YamlNode.Mapping
                ? null
                : "its metadata is not a mapping; write keys and values there, or give it another name";
    }
}
