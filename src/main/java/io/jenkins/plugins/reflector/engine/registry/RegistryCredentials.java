package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a registry is asked with (flux.md 1.7). No {@code toString} shows a secret. */
public sealed interface RegistryCredentials extends Serializable {

    /** No credentials. */
    @NonNull
    static RegistryCredentials anonymous() {
        return Anonymous.INSTANCE;
    }

    /** A user and a password, or an access token used as one. */
    @NonNull
    static RegistryCredentials basic(@NonNull String username, @NonNull String password) {
        return new UserPassword(username, password);
    }

    /** Who it is, for messages: {@code user bot}, {@code anonymous user}, {@code bearer of a token}. */
    @NonNull
    String principal();

    /** The texts that must never show, in every shape in which they are sent. */
    @NonNull
    List<String> secrets();

    /** No credentials at all. */
    enum Anonymous implements RegistryCredentials {
        INSTANCE;

        @Override
        public String principal() {
            return "anonymous user";
        }

        @Override
        public List<String> secrets() {
            return List.of();
        }
    }

    /**
     * A user and a password.
     *
     * @param username as the registry knows it
     * @param password or an access token used as one
     */
    record UserPassword(@NonNull String username, @NonNull String password) implements RegistryCredentials {

        @Override
        public String principal() {
            return "user " + SafeText.clean(username, 80);
        }

        @Override
        public List<String> secrets() {
            return List.of(password, encoded(username, password));
        }

        /** The user alone. */
        @Override
        public String toString() {
            return "UserPassword[" + principal() + "]";
        }
    }

    /**
     * An identity (refresh) token, changed into access tokens by the registry's token service.
     *
     * @param username empty if there is none
     * @param token the identity token
     */
    record IdentityToken(@NonNull String username, @NonNull String token) implements RegistryCredentials {

        @Override
        public String principal() {
            return username.isEmpty() ? "bearer of an identity token" : "user " + SafeText.clean(username, 80);
        }

        @Override
        public List<String> secrets() {
            return List.of(token, encoded(username, token));
        }

        /** The user alone. */
        @Override
        public String toString() {
            return "IdentityToken[" + principal() + "]";
        }
    }

    /**
     * A registry token, sent as it is.
     *
     * @param token the bearer token
     */
    record RegistryToken(@NonNull String token) implements RegistryCredentials {

        @Override
        public String principal() {
            return "bearer of a registry token";
        }

        @Override
        public List<String> secrets() {
            return List.of(token);
        }

        /** Nothing of the token. */
        @Override
        public String toString() {
            return "RegistryToken[]";
        }
    }

    private static String encoded(String username, String password) {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
