package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyCache;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;

/** JGit's SSH client with our keys and our idea of which servers to trust; remembers a server that was not. */
final class SshSessions extends SshdSessionFactory {

    private final Path config;
    private final List<KeyPair> keys;
    private final HostKeyPolicy policy;
    private volatile String refusedHostKey;
    private volatile boolean otherKeyKnown;

    private SshSessions(@CheckForNull Path config, List<KeyPair> keys, @CheckForNull HostKeyPolicy policy) {
        super((KeyCache) null, null);
        this.config = config;
        this.keys = keys;
        this.policy = policy;
        if (config != null) {
            File folder = config.toFile().getParentFile();
            setHomeDirectory(folder);
            setSshDirectory(folder);
        }
    }

    /** With the keys, configuration and known hosts of the user who runs this. */
    static SshSessions ofHome() {
        SshSessions sessions = new SshSessions(null, List.of(), null);
        File home = new File(System.getProperty("user.home"));
        sessions.setHomeDirectory(home);
        sessions.setSshDirectory(new File(home, ".ssh"));
        return sessions;
    }

    static SshSessions of(Path config, List<KeyPair> keys, @CheckForNull HostKeyPolicy policy) {
        return new SshSessions(config, keys, policy);
    }

    /** Kind and fingerprint of the key that was not trusted; null if none was refused. */
    @CheckForNull
    String refusedHostKey() {
        return refusedHostKey;
    }

    /** Whether another key than the refused one is known of that server. */
    boolean otherKeyKnown() {
        return otherKeyKnown;
    }

    @Override
    protected File getSshConfig(File sshDirectory) {
        return config == null ? super.getSshConfig(sshDirectory) : config.toFile();
    }

    @Override
    protected List<Path> getDefaultIdentities(File sshDirectory) {
        return config == null ? super.getDefaultIdentities(sshDirectory) : List.of();
    }

    @Override
    protected Iterable<KeyPair> getDefaultKeys(File sshDirectory) {
        return config == null ? super.getDefaultKeys(sshDirectory) : keys;
    }

    @Override
    protected String getDefaultPreferredAuthentications() {
        return "publickey";
    }

    @Override
    protected KeyPasswordProvider createKeyPasswordProvider(CredentialsProvider provider) {
        return provider == null ? new NoPassphrase() : super.createKeyPasswordProvider(provider);
    }

    @Override
    protected ServerKeyDatabase createServerKeyDatabase(File homeDirectory, File sshDirectory) {
        return new Watched(policy == null ? super.createServerKeyDatabase(homeDirectory, sshDirectory) : null);
    }

    private final class Watched implements ServerKeyDatabase {
        private final ServerKeyDatabase files;

        private Watched(@CheckForNull ServerKeyDatabase files) {
            this.files = files;
        }

        @Override
        public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration configuration) {
            return files == null
                    ? policy.knownKeys(remote.getHostString(), remote.getPort())
                    : files.lookup(address, remote, configuration);
        }

        @Override
        public boolean accept(
                String address,
                InetSocketAddress remote,
                PublicKey key,
                Configuration configuration,
                CredentialsProvider provider) {
            boolean trusted = files == null
                    ? policy.accepts(remote.getHostString(), remote.getPort(), key)
                    : files.accept(address, remote, key, configuration, provider);
            if (!trusted) {
                otherKeyKnown = !lookup(address, remote, configuration).isEmpty();
                refusedHostKey = KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
            }
            return trusted;
        }
    }

    /** Nobody is there to be asked: a protected key of the home is passed over. */
    private static final class NoPassphrase implements KeyPasswordProvider {
        @Override
        public char[] getPassphrase(URIish uri, int attempt) {
            return null;
        }

        @Override
        public void setAttempts(int attempts) {
            // One attempt is all there is.
        }

        @Override
        public boolean keyLoaded(URIish uri, int attempt, Exception error) {
            return false;
        }
    }
}
