package org.jenkinsci.plugins.gitclient.verifier;

/** Signature only, of what the plugin uses. */
public abstract class HostKeyVerifierFactory implements org.jenkinsci.remoting.SerializableOnlyOverRemoting {

    public HostKeyVerifierFactory() {}

    public abstract org.jenkinsci.plugins.gitclient.verifier.AbstractCliGitHostKeyVerifier forCliGit(hudson.model.TaskListener taskListener);

    public abstract org.jenkinsci.plugins.gitclient.verifier.AbstractJGitHostKeyVerifier forJGit(hudson.model.TaskListener taskListener);
}
