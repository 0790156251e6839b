package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.Optional;

/** Who sends: what its bodies look like and how it can prove itself (features.md 4.4, flux.md appendix C). */
public enum WebhookSender {
    /** Signs nothing: the endpoint's secret address is its only proof. */
    DOCKER_HUB("dockerhub"),
    /** Notifications of distribution and of zot, with a header that the operator sets. */
    DISTRIBUTION("distribution"),
    /** GHCR: GitHub's {@code package} and {@code registry_package} events. */
    GITHUB("github"),
    /** Both of Harbor's formats, with a literal Authorization header. */
    HARBOR("harbor"),
    /** Signs nothing: the endpoint's secret address is its only proof. */
    QUAY("quay"),
    /** Azure, with a header that the operator sets. */
    ACR("acr"),
    /** Amazon's EventBridge, with the header of an API destination. */
    ECR("ecr"),
    /** Google's Pub/Sub push for GAR and GCR, with a token that Google signs. */
    GCR("gcr"),
    /** HMAC-SHA1; tells no host. */
    NEXUS("nexus"),
    /** The secret itself, or an HMAC-SHA256, by its own switch. */
    ARTIFACTORY("artifactory"),
    /** Gitea's and Forgejo's package events. */
    GITEA("gitea"),
    /** Any event of GitLab, with its literal token; it has none for its registry. */
    GITLAB("gitlab"),
    /** Anything with an HMAC header; what was pushed is read by JSON pointers, if given. */
    GENERIC("generic");

    private final String text;

    WebhookSender(String text) {
        this.text = text;
    }

    /** As written in a configuration. */
    public String text() {
        return text;
    }

    /** The sender of that name in any case; empty if there is none. */
    @NonNull
    public static Optional<WebhookSender> of(@NonNull String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (WebhookSender sender : values()) {
            if (sender.text.equals(wanted)) {
                return Optional.of(sender);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether two deliveries of this sender never have one body, because each holds an id or a time, so that a body seen before
     * is a replay. Quay and Artifactory send neither: the same tag pushed again makes the same body.
     */
    boolean neverRepeatsItself() {
        return switch (this) {
            case GENERIC, GITLAB, QUAY, ARTIFACTORY -> false;
            default -> true;
        };
    }
}
