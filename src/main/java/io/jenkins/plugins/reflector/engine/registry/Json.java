package io.jenkins.plugins.reflector.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.NonNull;

/** The one set-up of Jackson of this package and those below it: shallow nesting, and no source text in exceptions. */
public final class Json {

    /** For small documents: Docker configurations, tokens, errors. */
    public static final JsonMapper MAPPER = new JsonMapper(factory(Limits.DEFAULT.depth()));

    private Json() {}

    @NonNull
    static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}
