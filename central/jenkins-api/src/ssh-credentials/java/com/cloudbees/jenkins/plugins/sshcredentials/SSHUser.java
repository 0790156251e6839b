package com.cloudbees.jenkins.plugins.sshcredentials;

/** Signature only, of what the plugin uses. */
public interface SSHUser extends com.cloudbees.plugins.credentials.common.StandardUsernameCredentials {
}
