package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.Map;

/**
 * What every resource says of itself.
 *
 * @param version the part of {@code apiVersion} behind the group, such as {@code v1beta2}
 * @param options our options in an annotation; null if there are none
 * @param position where the resource begins
 */
record Header(
        String kind,
        String version,
        ResourceName name,
        Map<String, String> labels,
        @CheckForNull OptionsText options,
        SourcePosition position) {

    /** {@code Kind namespace/name}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
