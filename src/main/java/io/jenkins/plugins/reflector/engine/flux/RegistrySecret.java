package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import java.util.Optional;

/** What a Secret means when an ImageRepository refers to it (flux.md 1.7, step 2). */
public final class RegistrySecret {

    private static final String CONFIG_JSON_TYPE = "kubernetes.io/dockerconfigjson";
    private static final String CFG_TYPE = "kubernetes.io/dockercfg";

    private RegistrySecret() {}

    /**
     * The Secret's Docker configuration as JSON text of the form {@code {"auths": …}}; not yet parsed. Empty if the
     * Secret has another type, which means no credentials.
     *
     * @throws InvalidSecretException if the type promises a key that is missing
     */
    @NonNull
    public static Optional<String> dockerConfigJson(@NonNull Secret secret) throws InvalidSecretException {
        return switch (secret.type()) {
            case CONFIG_JSON_TYPE -> Optional.of(value(secret, ".dockerconfigjson"));
                // The older form is the content of "auths" alone.
            case CFG_TYPE -> Optional.of("{\"auths\":" + value(secret, ".dockercfg") + "}");
            default -> Optional.empty();
        };
    }

    private static String value(Secret secret, String key) throws InvalidSecretException {
        return secret.text(key)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidSecretException("the Secret " + secret.name() + " of type " + secret.type()
                        + " lacks the key " + key + "; add it, or write the type that fits its keys"));
    }
}
