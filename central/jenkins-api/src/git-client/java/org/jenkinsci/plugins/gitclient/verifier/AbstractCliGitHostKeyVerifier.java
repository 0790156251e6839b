package org.jenkinsci.plugins.gitclient.verifier;

/** Signature only, of what the plugin uses. */
public interface AbstractCliGitHostKeyVerifier extends org.jenkinsci.remoting.SerializableOnlyOverRemoting {

    java.lang.String getVerifyHostKeyOption(java.nio.file.Path path) throws java.io.IOException;
}
