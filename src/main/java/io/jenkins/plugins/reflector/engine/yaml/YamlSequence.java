package io.jenkins.plugins.reflector.engine.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.List;

/** A list. */
public record YamlSequence(@NonNull List<YamlNode> items, @NonNull SourcePosition position) implements YamlNode {

    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public String describe() {
        return "a list";
    }
}
