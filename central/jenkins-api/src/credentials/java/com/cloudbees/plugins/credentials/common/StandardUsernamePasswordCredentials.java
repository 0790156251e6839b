package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface StandardUsernamePasswordCredentials extends com.cloudbees.plugins.credentials.common.StandardUsernameCredentials, com.cloudbees.plugins.credentials.common.UsernamePasswordCredentials {
}
