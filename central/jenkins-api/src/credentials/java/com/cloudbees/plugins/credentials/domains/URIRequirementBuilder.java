package com.cloudbees.plugins.credentials.domains;

/** Signature only, of what the plugin uses. */
public class URIRequirementBuilder {

    private URIRequirementBuilder() {}

    public static com.cloudbees.plugins.credentials.domains.URIRequirementBuilder fromUri(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> build() {
        throw new IllegalStateException("a signature, no code");
    }
}
