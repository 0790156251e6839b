package io.jenkins.plugins.reflector.engine.print;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of several kinds of a thing, which its name tells: {@code semver: {range: 1.x}} in YAML, {@code semver('1.x')} in Groovy.
 *
 * @param name of the kind
 * @param fields what it has
 */
public record Called(@NonNull String name, @NonNull Map<String, Object> fields) {

    public Called {
        fields = new LinkedHashMap<>(fields);
    }
}
