package com.cloudbees.plugins.credentials;

/** Signature only, of what the plugin uses. */
public interface CredentialsMatcher extends java.io.Serializable {
}
