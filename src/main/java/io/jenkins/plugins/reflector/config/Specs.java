package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Converts configured items so that a wrong one never keeps the others from working. */
final class Specs {

    private Specs() {}

    /**
     * Those that can be converted.
     *
     * @param place where they are edited
     * @param problems gets one sentence for each that cannot
     */
    @NonNull
    static <T, S> List<S> of(
            @NonNull List<T> items, @NonNull Function<T, S> convert, @NonNull String place, @NonNull List<String> problems) {
        List<S> specs = new ArrayList<>();
        for (T item : items) {
            try {
                specs.add(convert.apply(item));
            } catch (IllegalArgumentException e) {
                problems.add("An entry in " + place + " is left out: " + e.getMessage());
            }
        }
        return specs;
    }
}
