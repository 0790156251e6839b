package org.jenkinsci.plugins.gitclient.verifier;

/** Signature only, of what the plugin uses. */
public abstract class SshHostKeyVerificationStrategy<T extends HostKeyVerifierFactory>
        extends hudson.model.AbstractDescribableImpl<SshHostKeyVerificationStrategy<T>>
        implements hudson.ExtensionPoint {

    public SshHostKeyVerificationStrategy() {}

    public abstract T getVerifier();
}
