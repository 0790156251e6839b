package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ModelObject;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import java.util.List;

/** How a webhook is set up at its sender, and what came of the deliveries to it. Made for one request of an administrator. */
public final class WebhookPage implements ModelObject {

    private final Endpoint endpoint;
    private final String rootUrl;

    /** @param rootUrl the address of Jenkins; null if nobody configured it */
    WebhookPage(@NonNull Endpoint endpoint, @CheckForNull String rootUrl) {
        this.endpoint = endpoint;
        this.rootUrl = rootUrl;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.WebhookPage_displayName(endpoint.item().toSender().title());
    }

    /** How it is configured. */
    @NonNull
    public WebhookItem getItem() {
        return endpoint.item();
    }

    /** The last part of the address of this page. */
    @NonNull
    public String getToken() {
        return endpoint.item().pageToken();
    }

    /** Who sends, such as {@code harbor}: one of the names that the engine knows, and so the name of the text on how to set it up. */
    @NonNull
    public String getSender() {
        return endpoint.item().toSender().text();
    }

    /** The address that the sender wants. */
    @NonNull
    public String getUrl() {
        return WebhookAddress.of(rootUrl == null ? "https://JENKINS/" : rootUrl, endpoint.item().getId());
    }

    /** Whether the address of Jenkins is known, and so the whole one of this. */
    public boolean isRootUrlKnown() {
        return rootUrl != null;
    }

    /** The header that holds the proof; null if there is none. */
    @CheckForNull
    public String getHeader() {
        return endpoint.header();
    }

    /** Why no delivery can come through; null if one can. */
    @CheckForNull
    public String getProblem() {
        return endpoint.problem();
    }

    /** What came lately, the newest first. */
    @NonNull
    public List<LoggedDelivery> getDeliveries() {
        return endpoint.log().all();
    }

    /** How many deliveries were accepted since Jenkins was started. */
    public long getAccepted() {
        return endpoint.log().acceptedCount();
    }

    /** How many came that were not. */
    public long getOthers() {
        return endpoint.log().otherCount();
    }

    /** The newest of them; null if none came. */
    @CheckForNull
    public LoggedDelivery getLast() {
        List<LoggedDelivery> all = getDeliveries();
        return all.isEmpty() ? null : all.get(0);
    }
}
