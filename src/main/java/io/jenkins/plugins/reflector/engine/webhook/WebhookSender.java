package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.Optional;

/** Who sends: what its bodies look like and how it can prove itself (features.md 4.4, flux.md appendix C). */
public enum WebhookSender {
    /** Signs nothing: the endpoint's secret address is its only proof. */
    DOCKER_HUB("dockerhub", "Docker Hub"),
    /** Notifications of distribution and of zot, with a header that the operator sets. */
    DISTRIBUTION("distribution", "Distribution (docker-registry)"),
    /** GHCR: GitHub's {@code package} and {@code registry_package} events. */
    GITHUB("github", "GitHub (GHCR)"),
    /** Both of Harbor's formats, with a literal Authorization header. */
    HARBOR("harbor", "Harbor"),
    /** Signs nothing: the endpoint's secret address is its only proof. */
    QUAY("quay", "Quay"),
    /** Azure, with a header that the operator sets. */
    ACR("acr", "Azure Container Registry"),
    /** Amazon's EventBridge, with the header of an API destination. */
    ECR("ecr", "Amazon ECR"),
    /** Google's Pub/Sub push for GAR and GCR, with a token that Google signs. */
    GCR("gcr", "Google Artifact Registry"),
    /** HMAC-SHA1; tells no host. */
    NEXUS("nexus", "Nexus Repository"),
    /** The secret itself, or an HMAC-SHA256, by its own switch. */
    ARTIFACTORY("artifactory", "Artifactory"),
    /** Gitea's and Forgejo's package events. */
    GITEA("gitea", "Gitea or Forgejo"),
    /** Any event of GitLab, with its literal token; it has none for its registry. */
    GITLAB("gitlab", "GitLab"),
    /** Anything with an HMAC header; what was pushed is read by JSON pointers, if given. */
    GENERIC("generic", "another sender");

    private final String text;
    private final String title;

    WebhookSender(String text, String title) {
        this.text = text;
        this.title = title;
    }

    /** As written in a configuration. */
    public String text() {
        return text;
    }

    /** What people call it. */
    public String title() {
        return title;
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
