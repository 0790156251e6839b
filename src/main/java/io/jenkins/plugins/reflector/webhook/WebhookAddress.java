package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.webhook.WebhookIds;
import java.util.Optional;

/** The addresses of webhooks below the root of Jenkins: {@code /reflector-webhook/<id>/}, with or without the slash at the end. */
final class WebhookAddress {

    static final String URL_NAME = "reflector-webhook";

    private static final String PREFIX = "/" + URL_NAME;

    private WebhookAddress() {}

    /** The id in a path below the root that is the address of a webhook, there or not, and of nothing else; empty for other paths. */
    @NonNull
    static Optional<String> idIn(@CheckForNull String path) {
        return path != null && path.startsWith(PREFIX + "/")
                ? Optional.of(id(path.substring(PREFIX.length()))).filter(WebhookIds::isGood)
                : Optional.empty();
    }

    /** The id in what stands behind the name of the endpoint, such as {@code /<id>/}; may be one that no webhook can have. */
    @NonNull
    static String id(@NonNull String rest) {
        String id = rest.startsWith("/") ? rest.substring(1) : rest;
        return id.endsWith("/") ? id.substring(0, id.length() - 1) : id;
    }

    /** The whole address. */
    @NonNull
    static String of(@NonNull String rootUrl, @NonNull String id) {
        return rootUrl + (rootUrl.endsWith("/") ? "" : "/") + URL_NAME + "/" + id + "/";
    }
}
