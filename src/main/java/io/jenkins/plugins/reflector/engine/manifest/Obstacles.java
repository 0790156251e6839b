package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Tells why a well-formed document is none that may be edited (flux.md 3.5.1). */
final class Obstacles {
    private Obstacles() {}

    /** The reason as half a sentence; null if the document may be edited. */
    @CheckForNull
    static String of(@CheckForNull YamlNode root, @NonNull String text) {
        if (!(root instanceof YamlNode.Mapping mapping)) {
            return "its top level is not a mapping";
        }
        YamlNode metadata = mapping.get("metadata");
        boolean absent = metadata == null || metadata instanceof YamlNode.Scalar scalar && scalar.absent();
        if (!absent && !(metadata instanceof YamlNode.Mapping)) {
            return "its metadata is not a mapping";
        }
        return isTemplate(root, text) ? "it is a template, because it holds {{ }}" : null;
    }

    /** A lone template expression happens to be a mapping whose key is a mapping. */
    private static boolean isTemplate(YamlNode node, String text) {
        if (node instanceof YamlNode.Mapping mapping) {
            if (mapping.flow() && text.startsWith("{{", mapping.start())) {
                return true;
            }
            return mapping.entries().stream()
                    .anyMatch(entry -> isTemplate(entry.key(), text) || isTemplate(entry.value(), text));
        }
        return node instanceof YamlNode.Sequence sequence
                && sequence.items().stream().anyMatch(item -> isTemplate(item, text));
    }
}
