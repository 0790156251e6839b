package org.jenkinsci.plugins.gitclient;

/** Signature only, of what the plugin uses. */
public interface FetchCommand extends org.jenkinsci.plugins.gitclient.GitCommand {

    org.jenkinsci.plugins.gitclient.FetchCommand from(org.eclipse.jgit.transport.URIish remote, java.util.List<org.eclipse.jgit.transport.RefSpec> refspecs);

    org.jenkinsci.plugins.gitclient.FetchCommand tags(boolean tags);

    org.jenkinsci.plugins.gitclient.FetchCommand timeout(java.lang.Integer timeout);
}
