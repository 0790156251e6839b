package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS through a proxy for Java's {@link javax.net.ssl.HttpsURLConnection}: that connects the plain socket of this factory, which
 * leads through the proxy, and then lays TLS over it. Java's own way tells a proxy no user unless the whole Java runtime
 * is told to ({@code jdk.http.auth.tunneling.disabledSchemes}), and passes on to the server a header that was meant for the proxy.
 */
public final class TunnelSockets extends SSLSocketFactory {

    private final ProxyAddress proxy;
    private final SSLSocketFactory secure;

    /**
     * @param proxy reached over http, or a SOCKS proxy
     * @param secure lays TLS over what leads through the proxy
     */
    public TunnelSockets(@NonNull ProxyAddress proxy, @NonNull SSLSocketFactory secure) {
        this.proxy = proxy;
        this.secure = secure;
    }

    @Override
    public Socket createSocket() {
        return new Through(proxy);
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return secure.createSocket(connected, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return secure.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return secure.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only what is connected later leads through the proxy");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        return createSocket(host.getHostAddress(), port);
    }

    /** Connected to the proxy where it is told to connect to the server, whose name only the proxy needs to know. */
    private static final class Through extends Socket {

        private final ProxyAddress proxy;

        private Through(ProxyAddress proxy) {
            super(java.net.Proxy.NO_PROXY);
            this.proxy = proxy;
        }

        @Override
        public void connect(SocketAddress server) throws IOException {
            connect(server, 0);
        }

        @Override
        public void connect(SocketAddress server, int timeout) throws IOException {
            InetSocketAddress target = (InetSocketAddress) server;
            super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
            int before = getSoTimeout();
            setSoTimeout(timeout);
            try {
                open(target.getHostString().replaceAll("^\\[|]$", ""), target.getPort());
            } catch (IOException e) {
                close();
                throw e;
            }
            setSoTimeout(before);
        }

        private void open(String host, int port) throws IOException {
            if (proxy.scheme().equals("socks5")) {
                SocksTunnel.open(this, host, port, proxy.user(), proxy.password());
                return;
            }
            int status = ConnectTunnel.open(this, (host.contains(":") ? "[" + host + "]" : host) + ":" + port, proxy.authorization());
            if (status == 407) {
                throw ProxyRefusedException.login(proxy);
            }
            if (status != 200) {
                throw new ProxyRefusedException(proxy, "does not lead there (" + status + "); have it let " + host + " through");
            }
        }
    }
}
