package io.jenkins.plugins.reflector.engine.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;

/** A node of a YAML document; an alias is the node that its anchor names. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

    /** Where the node begins. */
    @NonNull
    SourcePosition position();

    /** What the node is, for messages: {@code a mapping}, {@code the number 7}; never a text's content. */
    @NonNull
    String describe();
}
