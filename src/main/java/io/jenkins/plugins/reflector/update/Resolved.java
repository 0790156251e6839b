package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.PickOrder;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.TagSteps;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import java.util.ArrayList;
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

    /** What the answers of policies come to; each is told. */
    @NonNull
    static Resolved of(@NonNull List<PolicyResolution> resolutions, @NonNull ProgressListener progress) {
        List<PolicyImage> images = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (PolicyResolution resolution : resolutions) {
            LatestRef pick = resolution.latestRef();
            if (resolution.ready() && pick != null) {
                images.add(new PolicyImage(resolution.policy().name(), pick));
            } else {
                failures.add(resolution.policy().name() + ": " + resolution.message());
            }
        }
        images.forEach(image -> progress.line("picked " + image.image()));
        failures.forEach(progress::line);
        return new Resolved(images, failures, PickOrder.of(resolutions));
    }
}
