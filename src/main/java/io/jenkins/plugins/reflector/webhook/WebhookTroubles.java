package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.spi.TroubleSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Webhooks that refused what came because they cannot work, for the administrators: at the sender nobody may look. */
@Extension
public class WebhookTroubles extends TroubleSource {

    @NonNull
    @Override
    public Map<String, String> troubles() {
        return troubles(WebhookService.get().endpoints());
    }

    @NonNull
    static Map<String, String> troubles(@NonNull Endpoints endpoints) {
        Map<String, String> troubles = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints.all()) {
            String why = endpoint.trouble();
            if (why != null) {
                String token = endpoint.item().pageToken();
                troubles.put(
                        "webhook " + token + " " + why,
                        "The webhook for " + endpoint.item().toSender().title() + " refuses every delivery: " + why
                                + ". What it is and what came is on its page, /reflector/webhooks/" + token + "/.");
            }
        }
        return troubles;
    }
}
