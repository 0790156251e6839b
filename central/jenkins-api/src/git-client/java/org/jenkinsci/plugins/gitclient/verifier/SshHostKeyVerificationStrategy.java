package org.jenkinsci.plugins.gitclient.verifier;

/** Signature only, of what the plugin uses. */
public abstract class SshHostKeyVerificationStrategy<T extends org.jenkinsci.plugins.gitclient.verifier.HostKeyVerifierFactory> extends hudson.model.AbstractDescribableImpl<org.jenkinsci.plugins.gitclient.verifier.SshHostKeyVerificationStrategy<T>> implements hudson.ExtensionPoint {

    public SshHostKeyVerificationStrategy() {}

    public abstract T getVerifier();
}
