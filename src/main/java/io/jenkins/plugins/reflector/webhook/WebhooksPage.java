package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ModelObject;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** All webhooks, for administrators: an address is a secret. Made for one request. */
public final class WebhooksPage implements ModelObject {

    private final WebhookService service;
    private final JenkinsFacade jenkins;

    private WebhooksPage(WebhookService service, JenkinsFacade jenkins) {
        this.service = service;
        this.jenkins = jenkins;
    }

    /** The page; null, as if there were none, for anybody who is no administrator. */
    @CheckForNull
    public static WebhooksPage forCurrentUser(@NonNull JenkinsFacade jenkins) {
        return jenkins.mayAdminister() ? new WebhooksPage(WebhookService.get(), jenkins) : null;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.WebhooksPage_displayName();
    }

    /** The pages of all of them. */
    @NonNull
    public List<WebhookPage> getAll() {
        List<WebhookPage> pages = new ArrayList<>();
        for (Endpoint endpoint : service.endpoints().all()) {
            pages.add(new WebhookPage(endpoint, jenkins.configuredRootUrl()));
        }
        return pages;
    }

    /** The page of one of them; null if there is none. */
    @CheckForNull
    public WebhookPage getDynamic(@NonNull String token) {
        return getAll().stream().filter(page -> page.getToken().equals(token)).findFirst().orElse(null);
    }

    /** How many deliveries came for ids that no webhook has. */
    public long getStrangers() {
        return service.intake().strangers();
    }

    /** When the last of them came, in UTC; null if none did. */
    @CheckForNull
    public String getLastStranger() {
        Instant last = service.intake().lastStranger();
        return last == null ? null : last.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
