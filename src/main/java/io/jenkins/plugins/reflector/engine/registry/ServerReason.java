package io.jenkins.plugins.reflector.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a server says about its refusal, in the shapes that registries and token services use. */
final class ServerReason {

    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_ERRORS = 3;

    private ServerReason() {}

    /** {@code CODE: message}; empty if the body tells nothing that is meant for people. */
    @NonNull
    static String of(@NonNull HttpReply reply, @NonNull RegistryCredentials credentials, int most) {
        byte[] body = reply.body();
        if (body.length == 0 || body.length > MOST_BYTES) {
            return "";
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            return json == null ? "" : SafeText.ofServer(String.join(", ", reasons(json)), credentials, most);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> reasons(JsonNode json) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode error : json.path("errors")) {
            if (reasons.size() < MOST_ERRORS) {
                String code = error.path("code").asText("");
                String message = error.path("message").asText("");
                reasons.add(code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message);
            }
        }
        if (reasons.isEmpty()) {
            for (String key : List.of("error", "error_description", "details", "message")) {
                if (json.path(key).isTextual()) {
                    reasons.add(json.path(key).asText());
                }
            }
        }
        return reasons;
    }
}
