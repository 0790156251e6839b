package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public abstract class AbstractIdCredentialsListBoxModel<T extends com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C>, C extends com.cloudbees.plugins.credentials.common.IdCredentials> extends hudson.util.ListBoxModel {

    public AbstractIdCredentialsListBoxModel() {}

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeEmptyValue() {
        throw new IllegalStateException("a signature, no code");
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(org.springframework.security.core.Authentication authentication, hudson.model.Item item, java.lang.Class<? extends C> type, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list, com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new IllegalStateException("a signature, no code");
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(org.springframework.security.core.Authentication authentication, hudson.model.ItemGroup itemGroup, java.lang.Class<? extends C> type, java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list, com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new IllegalStateException("a signature, no code");
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeCurrentValue(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }
}
