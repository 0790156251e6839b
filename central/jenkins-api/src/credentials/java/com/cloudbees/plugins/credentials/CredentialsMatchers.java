package com.cloudbees.plugins.credentials;

/** Signature only, of what the plugin uses. */
public class CredentialsMatchers {

    private CredentialsMatchers() {}

    public static com.cloudbees.plugins.credentials.CredentialsMatcher instanceOf(java.lang.Class type) {
        throw new IllegalStateException("a signature, no code");
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher withId(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher anyOf(com.cloudbees.plugins.credentials.CredentialsMatcher... credentialsMatcher) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> C firstOrNull(java.lang.Iterable<C> iterable, com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new IllegalStateException("a signature, no code");
    }
}
