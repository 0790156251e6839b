package io.jenkins.plugins.reflector.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.TaskListener;
import io.jenkins.plugins.reflector.engine.git.HostKeyPolicy;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;

/**
 * Trusts SSH servers as Manage Jenkins, Security, "Git Host Key Verification Configuration" says, so that there is one place
 * for it on a controller (jenkins.md 1.7).
 */
public final class ControllerHostKeys implements HostKeyPolicy {

    @Override
    public boolean accepts(@NonNull String host, int port, @NonNull PublicKey key) {
        return GitHostKeyVerificationConfiguration.get()
                .getSshHostKeyVerificationStrategy()
                .getVerifier()
                .forJGit(TaskListener.NULL)
                .getServerKeyDatabase()
                .accept(host + ":" + port, InetSocketAddress.createUnresolved(host, port), key, null, null);
    }
}
