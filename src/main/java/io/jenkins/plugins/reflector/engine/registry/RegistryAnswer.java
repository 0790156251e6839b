package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer of a registry told beside its body, of what matters to people: what it is, how many calls it still takes, what it
 * warns of. Nothing that proves who asked is in it.
 *
 * @param status the HTTP status
 * @param headers values by name, in the order of {@link #TOLD}; each on one line, bounded and without secrets
 */
public record RegistryAnswer(int status, @NonNull Map<String, String> headers) implements Serializable {

    /** All that is ever told of. The OCI distribution specification has {@code Warning} shown to users. */
    static final List<String> TOLD = List.of(
            "RateLimit",
            "RateLimit-Policy",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "Retry-After",
            "Warning",
            "Docker-Distribution-Api-Version",
            "Server");

    private static final int MOST = 200;

    public RegistryAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @NonNull
    static RegistryAnswer of(@NonNull HttpReply reply, @NonNull RegistryCredentials credentials) {
        Map<String, String> told = new LinkedHashMap<>();
        for (String name : TOLD) {
            reply.header(name).ifPresent(value -> told.put(name, value));
        }
        return new RegistryAnswer(reply.status(), told).fit(credentials);
    }

    /** The same without whatever no registry may tell, for one that came from elsewhere. */
    @NonNull
    RegistryAnswer fit(@NonNull RegistryCredentials credentials) {
        Map<String, String> fit = new LinkedHashMap<>();
        for (String name : TOLD) {
            String value = headers.get(name);
            String text = value == null ? "" : SafeText.ofServer(value, credentials, MOST);
            if (!text.isEmpty()) {
                fit.put(name, text);
            }
        }
        return new RegistryAnswer(Math.max(0, Math.min(999, status)), fit);
    }
}
