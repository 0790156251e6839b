package io.jenkins.plugins.reflector.trigger;

import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.util.List;
import java.util.Map;

/** Triggers with what they saw, that tests make up. */
public final class TriggerViews {

    private TriggerViews() {}

    /** One that looked a while after 1970, and goes by its interval. */
    public static TriggerView of(
            String namespace, List<ImageEntry> images, List<String> policies, Map<String, LatestRef> seen, Map<String, Long> since, String... problems) {
        ReflectorScanTrigger trigger = new ReflectorScanTrigger();
        trigger.setImages(images);
        trigger.setPolicies(policies);
        return new TriggerView(
                trigger, namespace, new TriggerState(seen, 1_000, "s", problems.length, List.of(problems), false, since));
    }
}
