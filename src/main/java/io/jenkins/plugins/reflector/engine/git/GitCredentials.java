package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** How to prove who we are to a Git server. No form of it ever shows a secret in a text. */
public sealed interface GitCredentials {

    /** Nobody in particular. */
    GitCredentials NONE = new Anonymous();

    /** Nobody in particular. */
    record Anonymous() implements GitCredentials {}

    /** HTTP Basic. */
    record UsernamePassword(@NonNull String username, @NonNull String password) implements GitCredentials {
        @Override
        public String toString() {
            return "user " + username;
        }
    }

    /** {@code Authorization: Bearer} (flux.md 3.2). */
    record BearerToken(@NonNull String token) implements GitCredentials {
        @Override
        public String toString() {
            return "a bearer token";
        }
    }

    /**
     * An SSH key.
     *
     * @param username null: the URL's, else {@code git}
     * @param privateKey in PEM or OpenSSH form
     * @param passphrase null if the key is not encrypted
     * @param knownHosts lines of a known_hosts file; null: the caller's own host key policy decides
     */
    record SshKey(
            @CheckForNull String username,
            @NonNull String privateKey,
            @CheckForNull String passphrase,
            @CheckForNull String knownHosts)
            implements GitCredentials {
        @Override
        public String toString() {
            return "an SSH key" + (username == null ? "" : " of user " + username);
        }
    }
}
