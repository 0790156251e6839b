package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface CertificateCredentials extends com.cloudbees.plugins.credentials.Credentials, com.cloudbees.plugins.credentials.common.PasswordCredentials {

    java.security.KeyStore getKeyStore();
}
