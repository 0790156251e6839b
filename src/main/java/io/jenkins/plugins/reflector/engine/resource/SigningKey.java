package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * {@code git.commit.signingKey}: what commits are signed with (flux.md 3.8).
 *
 * @param secretRef a Secret of the automation's namespace
 * @param type what kind of key it holds
 */
public record SigningKey(@NonNull String secretRef, @NonNull Type type) {

    /** The kinds of keys. */
    public enum Type {
        GPG("gpg"),
        SSH("ssh");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As written in a resource. */
        public String text() {
            return text;
        }
    }
}
