package org.jenkinsci.plugins.gitclient;

/** Signature only, of what the plugin uses. */
public interface PushCommand extends org.jenkinsci.plugins.gitclient.GitCommand {

    org.jenkinsci.plugins.gitclient.PushCommand to(org.eclipse.jgit.transport.URIish remote);

    org.jenkinsci.plugins.gitclient.PushCommand ref(java.lang.String refspec);

    org.jenkinsci.plugins.gitclient.PushCommand timeout(java.lang.Integer timeout);
}
