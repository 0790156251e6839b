package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Logger;

/** Converts configured items so that a wrong one never keeps the others from working. */
final class Specs {

    private Specs() {}

    @NonNull
    static <T, S> List<S> of(List<T> items, Function<T, S> convert, Function<S, ResourceName> nameOf, Logger logger) {
        List<S> specs = new ArrayList<>();
        Set<ResourceName> names = new HashSet<>();
        for (T item : items) {
            try {
                S spec = convert.apply(item);
                if (names.add(nameOf.apply(spec))) {
                    specs.add(spec);
                } else {
                    logger.warning(() -> nameOf.apply(spec) + " is configured twice in Manage Jenkins, System, "
                            + "Image Reflector; only the first counts. Rename the other.");
                }
            } catch (IllegalArgumentException e) {
                logger.warning(() -> "An entry in Manage Jenkins, System, Image Reflector is left out: " + e.getMessage());
            }
        }
        return specs;
    }
}
