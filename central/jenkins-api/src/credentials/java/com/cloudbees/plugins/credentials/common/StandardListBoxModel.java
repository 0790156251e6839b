package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public class StandardListBoxModel extends com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<com.cloudbees.plugins.credentials.common.StandardListBoxModel, com.cloudbees.plugins.credentials.common.StandardCredentials> {

    public StandardListBoxModel() {}
}
