package org.jenkinsci.plugins.gitclient;

/** Signature only, of what the plugin uses. */
public class Git implements java.io.Serializable {

    private Git() {}

    public static org.jenkinsci.plugins.gitclient.Git with(hudson.model.TaskListener listener, hudson.EnvVars env) {
        throw new IllegalStateException("a signature, no code");
    }

    public org.jenkinsci.plugins.gitclient.Git in(hudson.FilePath repository) {
        throw new IllegalStateException("a signature, no code");
    }

    public org.jenkinsci.plugins.gitclient.Git using(java.lang.String exe) {
        throw new IllegalStateException("a signature, no code");
    }

    public org.jenkinsci.plugins.gitclient.GitClient getClient() throws java.io.IOException, java.lang.InterruptedException {
        throw new IllegalStateException("a signature, no code");
    }
}
