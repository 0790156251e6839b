package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface UsernamePasswordCredentials extends com.cloudbees.plugins.credentials.common.UsernameCredentials, com.cloudbees.plugins.credentials.common.PasswordCredentials {
}
