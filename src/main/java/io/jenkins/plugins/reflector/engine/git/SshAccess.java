package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;

/**
 * SSH for one operation. With a key of ours, only that key and only the known hosts given with it (or the policy of
 * the caller) count; without one, what {@code ssh} itself would read below {@code ~/.ssh}.
 */
final class SshAccess implements AutoCloseable {

    private final Path directory;
    private final SshSessions sessions;
    private final GitUrl url;

    private SshAccess(Path directory, SshSessions sessions, GitUrl url) {
        this.directory = directory;
        this.sessions = sessions;
        this.url = url;
    }

    static SshAccess of(GitUrl url, GitRemote remote, @CheckForNull HostKeyPolicy hostKeys) throws RemoteFailure {
        if (!(remote.credentials() instanceof GitCredentials.SshKey key)) {
            return new SshAccess(null, SshSessions.ofHome(), url);
        }
        Path directory = null;
        try {
            directory = Files.createTempDirectory("reflector-ssh");
            Path config = Files.writeString(directory.resolve("config"), config(directory, key, hostKeys));
            if (key.knownHosts() != null) {
                Files.writeString(directory.resolve("known_hosts"), key.knownHosts() + "\n");
            }
            HostKeyPolicy policy = key.knownHosts() == null ? hostKeys : null;
            return new SshAccess(directory, SshSessions.of(config, SshKeys.read(key), policy), url);
        } catch (IOException e) {
            delete(directory);
            throw new RemoteFailure(e, 0);
        }
    }

    private static String config(Path directory, GitCredentials.SshKey key, HostKeyPolicy hostKeys) {
        StringBuilder config = new StringBuilder("Host *\n  StrictHostKeyChecking yes\n  IdentityAgent none\n");
        if (key.knownHosts() != null) {
            config.append("  UserKnownHostsFile \"").append(directory.resolve("known_hosts")).append("\"\n");
            config.append("  GlobalKnownHostsFile none\n");
        } else if (hostKeys == null) {
            Path own = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
            config.append("  UserKnownHostsFile \"").append(own).append("\"\n");
        }
        return config.toString();
    }

    void configure(Transport transport) {
        ((SshTransport) transport).setSshSessionFactory(sessions);
    }

    /** The user to log in as. */
    static String user(GitUrl url, GitCredentials credentials) {
        String configured = credentials instanceof GitCredentials.SshKey key ? key.username() : null;
        if (configured != null && !configured.isEmpty()) {
            return configured;
        }
        String named = url.user();
        return named == null ? "git" : named;
    }

    /** Makes what is blocked on the connection fail. */
    void abort() {
        sessions.close();
    }

    /** What really happened, when the library's own words do not tell. */
    Throwable explain(Throwable failure) {
        if (sessions.refusedHostKey() != null) {
            return new SshAccessException(
                    sessions.otherKeyKnown() ? SshAccessException.Reason.CHANGED_HOST_KEY : SshAccessException.Reason.UNKNOWN_HOST_KEY,
                    url.host() + " showed " + sessions.refusedHostKey(),
                    failure);
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String text = String.valueOf(t.getMessage());
            if (text.contains("authentication methods") || text.contains("Cannot log in")) {
                return new SshAccessException(SshAccessException.Reason.LOGIN, "no key was taken", failure);
            }
        }
        return failure;
    }

    @Override
    public void close() {
        sessions.close();
        delete(directory);
    }

    private static void delete(@CheckForNull Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Host names at most are left in the temporary directory; never the key.
            directory.toFile().deleteOnExit();
        }
    }
}
