package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface StandardCredentials extends com.cloudbees.plugins.credentials.common.IdCredentials {
}
