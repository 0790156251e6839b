package org.jenkinsci.plugins.gitclient.verifier;

/** Signature only, of what the plugin uses. */
public abstract class AbstractJGitHostKeyVerifier implements org.jenkinsci.remoting.SerializableOnlyOverRemoting {

    protected AbstractJGitHostKeyVerifier(hudson.model.TaskListener taskListener, org.jenkinsci.plugins.gitclient.verifier.HostKeyVerifierFactory hostKeyVerifierFactory) {}

    protected abstract org.eclipse.jgit.transport.sshd.ServerKeyDatabase.Configuration getServerKeyDatabaseConfiguration();

    public org.eclipse.jgit.transport.sshd.ServerKeyDatabase getServerKeyDatabase() {
        throw new IllegalStateException("a signature, no code");
    }
}
