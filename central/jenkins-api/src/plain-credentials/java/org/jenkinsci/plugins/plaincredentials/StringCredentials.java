package org.jenkinsci.plugins.plaincredentials;

/** Signature only, of what the plugin uses. */
public interface StringCredentials extends com.cloudbees.plugins.credentials.common.StandardCredentials {

    hudson.util.Secret getSecret();
}
