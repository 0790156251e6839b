package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.TunnelSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Makes the HTTP connections of one operation: adds the credentials, keeps them from other hosts, remembers what the
 * server answered, and can break all of them off.
 */
final class HttpGuard implements HttpConnectionFactory {

    private static final Set<String> HEADERS =
            Set.of("accept", "accept-encoding", "content-type", "content-encoding", "user-agent", "pragma");

    private final GitUrl url;
    private final String authorization;
    private final ConnectionSettings settings;
    private final boolean protocol0;
    private final Set<GuardedHttpConnection> open = ConcurrentHashMap.newKeySet();
    private SSLSocketFactory sockets;
    private volatile boolean aborted;
    private volatile int lastStatus;

    /**
     * @param protocol0 whether Git's protocol 2 is not asked for: with it a server tells of those refs alone that are asked
     *     for, but it is asked twice
     */
    HttpGuard(GitUrl url, GitCredentials credentials, ConnectionSettings settings, boolean protocol0) {
        this.url = url;
        this.settings = settings;
        this.protocol0 = protocol0;
        this.authorization = HttpAuthorization.of(credentials);
    }

    @Override
    public HttpConnection create(URL target) throws IOException {
        return create(target, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL target, Proxy proxy) throws IOException {
        requireNotAborted();
        if (!url.isSameOrigin(target.getProtocol(), target.getHost(), target.getPort())) {
            throw new RedirectRefusedException(target.getProtocol() + "://" + target.getAuthority());
        }
        ProxyAddress through = through(target);
        boolean secure = target.getProtocol().equalsIgnoreCase("https");
        GuardedHttpConnection connection = new GuardedHttpConnection(
                target, settings.proxy() == null ? proxy : secure ? Proxy.NO_PROXY : toProxy(through), this, through);
        if (secure && (settings.tls() != null || through != null)) {
            connection.trust(sockets(through));
        } else if (through != null && through.authorization() != null) {
            connection.authorizeAtProxy(through.authorization());
        }
        if (authorization != null) {
            connection.authorize(authorization);
        }
        open.add(connection);
        return connection;
    }

    /** One for all connections, which Java keeps alive by it; the proxy is the same for all, since they have one origin. */
    private synchronized SSLSocketFactory sockets(@CheckForNull ProxyAddress through) throws SSLException {
        if (sockets == null) {
            try {
                SSLSocketFactory secure = settings.tls() == null
                        ? HttpsURLConnection.getDefaultSSLSocketFactory()
                        : settings.tls().context().getSocketFactory();
                sockets = through == null ? secure : new TunnelSockets(through, secure);
            } catch (InvalidConnectionException e) {
                throw new SSLException(e.getMessage());
            }
        }
        return sockets;
    }

    @CheckForNull
    private ProxyAddress through(URL target) throws IOException {
        if (settings.proxy() == null) {
            return null;
        }
        ProxyAddress through = settings.proxy().on(URI.create(target.getProtocol() + "://" + target.getAuthority())).orElse(null);
        if (through != null && (through.scheme().equals("https") || through.scheme().equals("socks5") && through.user() != null && target.getProtocol().equalsIgnoreCase("http"))) {
            throw new IOException("Git cannot go through the proxy " + through
                    + ": it must be reached over http, or be a SOCKS proxy (without a user, where the repository's address is http)");
        }
        return through;
    }

    private static Proxy toProxy(@CheckForNull ProxyAddress through) {
        return through == null
                ? Proxy.NO_PROXY
                : new Proxy(
                        through.scheme().equals("socks5") ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                        new InetSocketAddress(through.host(), through.port()));
    }

    /** Whether a header of JGit's goes to the server. */
    boolean sends(String header) {
        return HEADERS.contains(header.toLowerCase(Locale.ROOT)) || !protocol0 && header.equalsIgnoreCase("git-protocol");
    }

    void requireNotAborted() throws IOException {
        if (aborted) {
            throw new IOException("broken off");
        }
    }

    void answered(int status) {
        lastStatus = status;
    }

    /** The status of the last answer; 0 if there was none. */
    int lastStatus() {
        return lastStatus;
    }

    boolean aborted() {
        return aborted;
    }

    /** Makes every blocked read and write of these connections fail. */
    void abort() {
        aborted = true;
        open.forEach(GuardedHttpConnection::disconnect);
    }

    /** The server sent us elsewhere; credentials and trust end at the host that the user wrote. */
    static final class RedirectRefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RedirectRefusedException(String target) {
            super(ServerText.clean(target.replaceAll("//[^/]*@", "//"), 200));
        }
    }
}
