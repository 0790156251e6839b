package com.cloudbees.plugins.credentials;

/** Signature only, of what the plugin uses. */
public interface Credentials extends hudson.model.Describable<com.cloudbees.plugins.credentials.Credentials>, java.io.Serializable, hudson.ExtensionPoint {
}
