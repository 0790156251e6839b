package org.jenkinsci.plugins.gitclient;

/** Signature only, of what the plugin uses. */
public class GitHostKeyVerificationConfiguration extends jenkins.model.GlobalConfiguration implements hudson.model.PersistentDescriptor {

    public GitHostKeyVerificationConfiguration() {}

    public org.jenkinsci.plugins.gitclient.verifier.SshHostKeyVerificationStrategy<? extends org.jenkinsci.plugins.gitclient.verifier.HostKeyVerifierFactory> getSshHostKeyVerificationStrategy() {
        throw new IllegalStateException("a signature, no code");
    }

    public static org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration get() {
        throw new IllegalStateException("a signature, no code");
    }
}
