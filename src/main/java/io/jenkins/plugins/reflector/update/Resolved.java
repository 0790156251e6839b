package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.TagSteps;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import java.util.List;

/**
 * What the images and policies of an order came to.
 *
 * @param images what was picked
 * @param failures one sentence for each that has no pick
 * @param order which tags are newer than a pick
 */
public record Resolved(
        @NonNull List<PolicyImage> images, @NonNull List<String> failures, @NonNull TagSteps order) {

    public Resolved {
        images = List.copyOf(images);
        failures = List.copyOf(failures);
    }
}
