package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface IdCredentials extends com.cloudbees.plugins.credentials.Credentials {
}
