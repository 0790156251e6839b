package io.jenkins.plugins.reflector.engine.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;

/** Reads what strangers send: shallow, and without quoting it in errors. */
final class WebhookJson {

    private static final int DEPTH = 32;

    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build());

    private WebhookJson() {}

    /** @throws InvalidPayloadException if it is no JSON object */
    @NonNull
    static JsonNode object(@NonNull byte[] bytes) throws InvalidPayloadException {
        JsonNode node;
        try {
            node = MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new InvalidPayloadException("the body is no JSON");
        }
        if (node == null || !node.isObject()) {
            throw new InvalidPayloadException("the body is no JSON object");
        }
        return node;
    }
}
