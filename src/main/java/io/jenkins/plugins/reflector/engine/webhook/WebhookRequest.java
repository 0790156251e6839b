package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One delivery as it came over the wire: proofs are checked on these very bytes. */
public final class WebhookRequest {

    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param headers by name in any case; of several values the first
     * @param body not copied
     */
    public WebhookRequest(@NonNull Map<String, String> headers, @NonNull byte[] body) {
        this.headers = new TreeMap<>();
        headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        this.body = body;
    }

    /** The value of a header, whatever the case of its name; null if it was not sent. */
    @CheckForNull
    public String header(@NonNull String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    byte[] body() {
        return body;
    }

    /** Its size only: headers and body may hold secrets. */
    @Override
    public String toString() {
        return "a delivery of " + body.length + " bytes";
    }
}
