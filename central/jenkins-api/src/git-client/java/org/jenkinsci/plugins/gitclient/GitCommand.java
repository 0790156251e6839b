package org.jenkinsci.plugins.gitclient;

/** Signature only, of what the plugin uses. */
public interface GitCommand {

    void execute() throws hudson.plugins.git.GitException, java.lang.InterruptedException;
}
