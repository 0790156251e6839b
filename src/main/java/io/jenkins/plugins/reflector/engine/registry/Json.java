package io.jenkins.plugins.reflector.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The one set-up of Jackson of this package and those below it: shallow nesting, and no source text in exceptions. */
public final class Json {

    /** For small documents: Docker configurations, tokens, errors. */
    public static final JsonMapper MAPPER = new JsonMapper(made(Limits.DEFAULT.depth()));

    /** Factories are costly to make, and remember what they read. */
    private static final Map<Integer, JsonFactory> FACTORIES = new ConcurrentHashMap<>();

    private Json() {}

    /** One that reads no deeper than that. */
    @NonNull
    static JsonFactory factory(int depth) {
        return FACTORIES.computeIfAbsent(depth, Json::made);
    }

    private static JsonFactory made(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}
