package com.cloudbees.plugins.credentials;

/** Signature only, of what the plugin uses. */
public abstract class CredentialsProvider extends hudson.model.Descriptor<com.cloudbees.plugins.credentials.CredentialsProvider> implements hudson.ExtensionPoint, hudson.model.Describable<com.cloudbees.plugins.credentials.CredentialsProvider> {

    private CredentialsProvider() {}

    public static final hudson.security.Permission USE_ITEM = null;

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> lookupCredentialsInItemGroup(java.lang.Class<C> type, hudson.model.ItemGroup itemGroup, org.springframework.security.core.Authentication authentication, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> lookupCredentialsInItem(java.lang.Class<C> type, hudson.model.Item item, org.springframework.security.core.Authentication authentication, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> C findCredentialById(java.lang.String string, java.lang.Class<C> type, hudson.model.Run<?, ?> run, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> C track(hudson.model.Run run, C c) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> C track(hudson.model.Item item, C c) {
        throw new IllegalStateException("a signature, no code");
    }
}
