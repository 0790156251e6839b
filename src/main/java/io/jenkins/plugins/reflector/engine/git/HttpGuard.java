package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Makes the HTTP connections of one operation: adds the credentials, keeps them from other hosts, remembers what the
 * server answered, and can break all of them off.
 */
final class HttpGuard implements HttpConnectionFactory {

    private final GitUrl url;
    private final String authorization;
    private final Set<GuardedHttpConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;
    private volatile int lastStatus;

    HttpGuard(GitUrl url, GitCredentials credentials) {
        this.url = url;
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
        GuardedHttpConnection connection = new GuardedHttpConnection(target, proxy, this);
        if (authorization != null) {
            connection.authorize(authorization);
        }
        open.add(connection);
        return connection;
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
