package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface UsernameCredentials extends com.cloudbees.plugins.credentials.Credentials {

    java.lang.String getUsername();
}
