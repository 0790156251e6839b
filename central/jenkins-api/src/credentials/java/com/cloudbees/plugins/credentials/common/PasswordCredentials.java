package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface PasswordCredentials extends com.cloudbees.plugins.credentials.Credentials {

    hudson.util.Secret getPassword();
}
