package org.jenkinsci.plugins.gitclient.verifier;

/** Signature only, of what the plugin uses. */
public abstract class HostKeyVerifierFactory {

    public HostKeyVerifierFactory() {}

    public abstract AbstractJGitHostKeyVerifier forJGit(hudson.model.TaskListener listener);
}
