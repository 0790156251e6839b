package org.jenkinsci.plugins.gitclient;

/** Signature only, of what the plugin uses. */
public interface GitClient {

    void addDefaultCredentials(com.cloudbees.plugins.credentials.common.StandardCredentials credentials);

    org.jenkinsci.plugins.gitclient.FetchCommand fetch_();

    org.jenkinsci.plugins.gitclient.PushCommand push();

    java.util.Map<java.lang.String, org.eclipse.jgit.lib.ObjectId> getRemoteReferences(java.lang.String remoteRepoUrl, java.lang.String pattern, boolean headsOnly, boolean tagsOnly) throws hudson.plugins.git.GitException, java.lang.InterruptedException;
}
