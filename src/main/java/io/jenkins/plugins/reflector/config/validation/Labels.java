package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels as users write them in Jenkins, {@code name=value} each: forms and configuration as code know no maps. */
public final class Labels {

    private Labels() {}

    /**
     * Reads labels; of two of one name the last counts.
     *
     * @throws IllegalArgumentException with a sentence for the user if one has no value
     */
    @NonNull
    public static Map<String, String> parse(@NonNull String field, @CheckForNull List<String> texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            SpecChecks.label(text).ifPresent(problem -> {
                throw new IllegalArgumentException(field + ": " + problem);
            });
            int equals = text.indexOf('=');
            labels.put(text.substring(0, equals).trim(), text.substring(equals + 1).trim());
        }
        return labels;
    }
}
