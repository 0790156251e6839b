package com.cloudbees.plugins.credentials.domains;

/** Signature only, of what the plugin uses. */
public class DomainRequirement implements hudson.ExtensionPoint, java.io.Serializable {

    private DomainRequirement() {}
}
