package com.cloudbees.plugins.credentials.common;

/** Signature only, of what the plugin uses. */
public interface StandardCertificateCredentials extends com.cloudbees.plugins.credentials.common.StandardCredentials, com.cloudbees.plugins.credentials.common.CertificateCredentials {}
