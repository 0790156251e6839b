package io.jenkins.plugins.reflector.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment variables of a build that the trigger started; their names are API (product.md). */
final class TriggerEnvironment {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TriggerEnvironment() {}

    /** The variables for changes: those of the first one, and all of them as JSON. What is unknown is empty. */
    @NonNull
    static Map<String, String> of(@NonNull List<PickChange> changes) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (changes.isEmpty()) {
            return variables;
        }
        PickChange first = changes.get(0);
        variables.put("REFLECTOR_POLICY", first.getPolicy());
        variables.put("REFLECTOR_IMAGE", first.getImage());
        variables.put("REFLECTOR_IMAGE_NAME", first.getImageName());
        variables.put("REFLECTOR_TAG", first.getTag());
        variables.put("REFLECTOR_DIGEST", orEmpty(first.getDigest()));
        variables.put("REFLECTOR_PREVIOUS_IMAGE", orEmpty(first.getPreviousImage()));
        variables.put("REFLECTOR_PREVIOUS_TAG", orEmpty(first.getPreviousTag()));
        variables.put("REFLECTOR_CHANGES", json(changes));
        return variables;
    }

    private static String json(List<PickChange> changes) {
        ArrayNode all = JSON.createArrayNode();
        for (PickChange change : changes) {
            all.addObject()
                    .put("policy", change.getPolicy())
                    .put("image", change.getImage())
                    .put("imageName", change.getImageName())
                    .put("tag", change.getTag())
                    .put("digest", change.getDigest())
                    .put("previousImage", change.getPreviousImage())
                    .put("previousTag", change.getPreviousTag());
        }
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain texts can always be written as JSON.", e);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
