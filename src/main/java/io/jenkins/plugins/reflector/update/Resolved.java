package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.policy.PolicyWords;
import io.jenkins.plugins.reflector.engine.automation.PickOrder;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.TagSteps;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the images and policies of an order came to.
 *
 * @param images what was picked
 * @param failures one sentence for each that has no pick
 * @param order which tags are newer than a pick
 * @param reasons why each was picked, in a few words
 */
public record Resolved(
        @NonNull List<PolicyImage> images,
        @NonNull List<String> failures,
        @NonNull TagSteps order,
        @NonNull Map<PolicyImage, String> reasons) {

    public Resolved {
        images = List.copyOf(images);
        failures = List.copyOf(failures);
        reasons = Map.copyOf(reasons);
    }

    /**
     * What the answers of policies come to; each is told.
     *
     * @param why why one has no pick
     */
    @NonNull
    static Resolved of(
            @NonNull List<PolicyResolution> resolutions,
            @NonNull Function<PolicyResolution, String> why,
            @NonNull ProgressListener progress) {
        List<PolicyImage> images = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Map<PolicyImage, String> reasons = new LinkedHashMap<>();
        for (PolicyResolution resolution : resolutions) {
            LatestRef pick = resolution.latestRef();
            if (resolution.ready() && pick != null) {
                PolicyImage image = new PolicyImage(resolution.policy().name(), pick);
                images.add(image);
                reasons.put(image, reason(resolution));
            } else {
                failures.add(resolution.policy().name() + ": " + why.apply(resolution));
            }
        }
        images.forEach(image -> progress.line("picked " + image.image()));
        failures.forEach(progress::line);
        return new Resolved(images, failures, PickOrder.of(resolutions), reasons);
    }

    /** The rule, how many tags there were, and what guards noticed. */
    private static String reason(PolicyResolution resolution) {
        StringBuilder text = new StringBuilder(PolicyWords.of(resolution.policy()));
        if (resolution.selection() != null) {
            int tags = resolution.selection().verdicts().size();
            text.append(", of ").append(tags).append(tags == 1 ? " tag" : " tags");
        }
        resolution.rulings().forEach(ruling -> text.append("; ").append(ruling.detail()));
        return text.toString();
    }
}
