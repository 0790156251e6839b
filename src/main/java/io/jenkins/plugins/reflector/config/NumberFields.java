package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.reflector.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a form with a word in the field of a number. Jenkins binds it as 0, which for some of our fields means that there is no
 * limit: the opposite of what somebody wanted who wrote {@code 1o0}.
 */
final class NumberFields {

    /** All of our forms' fields that take a number. */
    static final Set<String> NAMES = Set.of(
            "requestsPerHour", "parallelRequests", "pageSize", "historyKept", "scanThreads", "updateThreads", "mirrorDays", "mirrorGib");

    private NumberFields() {}

    /**
     * Looks through a form with all that is in it.
     *
     * @param form as Jenkins brings it, whose objects are maps and whose arrays are lists; not its text, as that is no JSON where a value
     *     looks like a function
     * @throws FormException that names the field and what stands in it
     */
    static void check(@NonNull Object form) throws FormException {
        Map.Entry<String, String> wrong = wrong(form).orElse(null);
        if (wrong != null) {
            throw new FormException(Messages.NumberFields_noNumber(wrong.getValue(), wrong.getKey()), wrong.getKey());
        }
    }

    /** The first field with a word, and the word. */
    @NonNull
    static Optional<Map.Entry<String, String>> wrong(@CheckForNull Object form) {
        if (form instanceof List<?> list) {
            return list.stream().flatMap(each -> wrong(each).stream()).findFirst();
        }
        return form instanceof Map<?, ?> fields
                ? fields.entrySet().stream()
                        .flatMap(field -> wrong(String.valueOf(field.getKey()), field.getValue()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Map.Entry<String, String>> wrong(String name, Object value) {
        if (!NAMES.contains(name)) {
            return wrong(value);
        }
        String text = String.valueOf(value).trim();
        return isNumber(text) ? Optional.empty() : Optional.of(Map.entry(name, text));
    }

    /** What is too small or too large each field tells by itself. */
    private static boolean isNumber(String text) {
        return text.isEmpty() || text.matches("-?[0-9]{1,9}");
    }
}
