package org.jenkinsci.plugins.gitclient.verifier;

/** Signature only, of what the plugin uses. */
public abstract class AbstractJGitHostKeyVerifier {

    protected AbstractJGitHostKeyVerifier(hudson.model.TaskListener listener, HostKeyVerifierFactory factory) {}

    public org.eclipse.jgit.transport.sshd.ServerKeyDatabase getServerKeyDatabase() {
        throw new IllegalStateException("a signature, no code");
    }
}
