package io.jenkins.plugins.reflector.engine.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A mapping. Its keys are scalars and differ from each other.
 *
 * @param entries in the order of the text; those of a merge key ({@code <<}) come last
 * @param position where it begins
 */
public record YamlMapping(@NonNull List<Entry> entries, @NonNull SourcePosition position) implements YamlNode {

    /** A key and its value. */
    public record Entry(@NonNull YamlScalar key, @NonNull YamlNode value) {}

    public YamlMapping {
        entries = List.copyOf(entries);
    }

    /** The value of a key, if the key is there; it may be a null scalar. */
    @NonNull
    public Optional<YamlNode> get(@NonNull String key) {
        return entries.stream()
                .filter(e -> e.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    @Override
    public String describe() {
        return "a mapping";
    }
}
