package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.RegistryToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.UserPassword;
import java.util.Map;

/**
 * Credentials, and where they were found.
 *
 * @param source such as {@code Docker configuration /root/.docker/config.json}
 * @param entry the key of the entry; null if nothing fits the image
 * @param credentials what to ask with
 */
record FoundCredentials(String source, @CheckForNull String entry, RegistryCredentials credentials) {

    /** What may be shown. */
    void describe(Map<String, Object> map) {
        map.put("source", source);
        if (entry != null) {
            map.put("entry", entry);
        }
        map.put("kind", kind());
        if (!user().isEmpty()) {
            map.put("user", user());
        }
    }

    private String kind() {
        return credentials instanceof UserPassword
                ? "password"
                : credentials instanceof IdentityToken
                        ? "identity token"
                        : credentials instanceof RegistryToken ? "registry token" : "none";
    }

    private String user() {
        return credentials instanceof UserPassword user
                ? user.username()
                : credentials instanceof IdentityToken identity ? identity.username() : "";
    }
}
