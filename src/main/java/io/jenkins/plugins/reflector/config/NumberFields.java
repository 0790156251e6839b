package io.jenkins.plugins.reflector.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.reflector.Messages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.json.JSONObject;

/**
 * Refuses a form with a word in the field of a number. Jenkins binds it as 0, which for some of our fields means that there is no
 * limit: the opposite of what somebody wanted who wrote {@code 1o0}.
 */
final class NumberFields {

    /** All of our forms' fields that take a number. */
    static final Set<String> NAMES = Set.of(
            "requestsPerHour", "parallelRequests", "pageSize", "historyKept", "scanThreads", "updateThreads", "mirrorDays", "mirrorGib");

    private static final ObjectMapper JSON = new ObjectMapper();

    private NumberFields() {}

    /**
     * Looks through a form with all that is in it.
     *
     * @throws FormException that names the field and what stands in it
     */
    static void check(@NonNull JSONObject form) throws FormException {
        Optional<Map.Entry<String, String>> wrong;
        try {
            wrong = wrong(JSON.readTree(form.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Jenkins writes its forms as JSON.", e);
        }
        if (wrong.isPresent()) {
            throw new FormException(Messages.NumberFields_noNumber(wrong.get().getValue(), wrong.get().getKey()), wrong.get().getKey());
        }
    }

    /** The first field with a word, and the word. */
    @NonNull
    static Optional<Map.Entry<String, String>> wrong(@NonNull JsonNode form) {
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            String text = field.getValue().asText().trim();
            if (NAMES.contains(field.getKey()) && !isNumber(text)) {
                return Optional.of(Map.entry(field.getKey(), text));
            }
        }
        for (JsonNode inner : form) {
            Optional<Map.Entry<String, String>> wrong = wrong(inner);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /** What is too small or too large each field tells by itself. */
    private static boolean isNumber(String text) {
        return text.isEmpty() || text.matches("-?[0-9]{1,9}");
    }
}
