package io.jenkins.plugins.reflector.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.TaskListener;
import io.jenkins.plugins.reflector.engine.git.HostKeyPolicy;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;

/**
 * Trusts the SSH servers that Manage Jenkins, Security, "Git Host Key Verification Configuration" trusts (jenkins.md 1.7).
 */
public final class JenkinsHostKeys implements HostKeyPolicy {

    private static final int SSH_PORT = 22;

    private final Supplier<ServerKeyDatabase> database;

    JenkinsHostKeys(@NonNull Supplier<ServerKeyDatabase> database) {
        this.database = database;
    }

    /** Asks the setting anew for each connection, so that a change holds at once. */
    @NonNull
    public static JenkinsHostKeys ofController() {
        return new JenkinsHostKeys(() -> GitHostKeyVerificationConfiguration.get()
                .getSshHostKeyVerificationStrategy()
                .getVerifier()
                .forJGit(TaskListener.NULL)
                .getServerKeyDatabase());
    }

    @NonNull
    @Override
    public List<PublicKey> knownKeys(@NonNull String host, int port) {
        return database.get().lookup(pattern(host, port), new InetSocketAddress(host, port), null);
    }

    @NonNull
    @Override
    public String place() {
        return "the known hosts (Manage Jenkins, Security, Git Host Key Verification Configuration)";
    }

    @Override
    public boolean accepts(@NonNull String host, int port, @NonNull PublicKey key) {
        // The database brings its own configuration, and nobody is there to be asked.
        return database.get().accept(pattern(host, port), new InetSocketAddress(host, port), key, null, null);
    }

    /** As known_hosts files name a server. */
    private static String pattern(String host, int port) {
        return port == SSH_PORT ? host : "[" + host + "]:" + port;
    }
}
