package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A plain HTTP proxy on loopback that leads to a proxy of a kind that the JDK's client cannot speak to: SOCKS, TLS, or one
 * that wants a user for tunnels (dependencies.md 1). Only who knows its secret may use it.
 */
final class ProxyBridge implements AutoCloseable {

    private static final int BUFFER = 16 << 10;
    private static final int SECRET_BYTES = 32;
    private static final Set<String> OF_ONE_HOP = Set.of("proxy-authorization", "proxy-connection", "connection");

    private final ProxyAddress upstream;
    private final int patience;
    private final String authorization;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "image-reflector-proxy");
        thread.setDaemon(true);
        return thread;
    });

    ProxyBridge(@NonNull ProxyAddress upstream, @NonNull Duration patience) throws IOException {
        this.upstream = upstream;
        this.patience = (int) patience.toMillis();
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        // Not Basic, which the JDK hides from tunnels.
        this.authorization = "Bearer " + HexFormat.of().formatHex(secret);
        this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @NonNull
    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** The header that this proxy wants. */
    @NonNull
    String authorization() {
        return authorization;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
        open.forEach(this::hangUp);
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that is gone already.
            }
        }
    }

    private void serve(Socket client) {
        Socket far = null;
        open.add(client);
        try {
            client.setSoTimeout(patience);
            List<String> head = ConnectTunnel.head(client.getInputStream());
            String[] request = head.isEmpty() ? new String[0] : head.get(0).split(" ");
            if (request.length != 3 || !mayUse(head)) {
                reply(client, 407, "Proxy Authentication Required");
                return;
            }
            boolean tunnel = request[0].equals("CONNECT");
            far = connect(tunnel ? URI.create("http://" + request[1]) : URI.create(request[1]), tunnel, client);
            if (far == null) {
                return;
            }
            if (tunnel) {
                client.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                far.getOutputStream().write(rewritten(request, head).getBytes(StandardCharsets.ISO_8859_1));
            }
            client.setSoTimeout(0);
            far.setSoTimeout(0);
            Socket there = far;
            threads.execute(() -> copy(client, there));
            copy(there, client);
        } catch (SocketTimeoutException e) {
            reply(client, 504, "Gateway Timeout");
        } catch (IOException | IllegalArgumentException e) {
            reply(client, 502, "Bad Gateway");
        } finally {
            hangUp(client);
            hangUp(far);
        }
    }

    /** A connection on which the request can be sent; null if the proxy refused and the client was told so. */
    private Socket connect(URI target, boolean tunnel, Socket client) throws IOException {
        Socket far = new Socket();
        open.add(far);
        try {
            far.connect(new InetSocketAddress(upstream.host(), upstream.port()), patience);
            far.setSoTimeout(patience);
            if (upstream.scheme().equals("socks5")) {
                String host = target.getHost().replaceAll("^\\[|]$", "");
                SocksTunnel.open(far, host, target.getPort() < 0 ? 80 : target.getPort(), upstream.user(), upstream.password());
                return far;
            }
            if (upstream.scheme().equals("https")) {
                far = ((SSLSocketFactory) SSLSocketFactory.getDefault())
                        .createSocket(far, upstream.host(), upstream.port(), true);
                open.add(far);
                SSLSocket secure = (SSLSocket) far;
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
            }
            if (tunnel) {
                int status = ConnectTunnel.open(far, target.getRawAuthority(), upstream.authorization());
                if (status != 200) {
                    reply(client, status >= 400 ? status : 502, "Refused");
                    hangUp(far);
                    return null;
                }
            }
            return far;
        } catch (IOException | RuntimeException e) {
            hangUp(far);
            throw e;
        }
    }

    /** The request as the next one wants it: whole for a proxy, without the host for the server itself. */
    private String rewritten(String[] request, List<String> head) {
        boolean socks = upstream.scheme().equals("socks5");
        URI uri = URI.create(request[1]);
        String path = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        StringBuilder text = new StringBuilder(request[0] + " " + (socks ? path : request[1]) + " HTTP/1.1\r\n");
        for (String line : head.subList(1, head.size())) {
            if (!OF_ONE_HOP.contains(name(line))) {
                text.append(line).append("\r\n");
            }
        }
        if (!socks && upstream.authorization() != null) {
            text.append("Proxy-Authorization: ").append(upstream.authorization()).append("\r\n");
        }
        // One connection for one request: the next one may be for another host.
        return text.append("Connection: close\r\n\r\n").toString();
    }

    private boolean mayUse(List<String> head) {
        byte[] wanted = authorization.getBytes(StandardCharsets.US_ASCII);
        return head.stream()
                .filter(line -> name(line).equals("proxy-authorization"))
                .anyMatch(line -> MessageDigest.isEqual(
                        wanted, line.substring(line.indexOf(':') + 1).trim().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
    }

    private void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException | UnsupportedOperationException e) {
            // One side is gone: what the other still sends has no reader.
            hangUp(from);
            hangUp(to);
        }
    }

    private void hangUp(Socket socket) {
        if (socket != null) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                // It is of no use any more, closed or not.
            }
        }
    }

    private static void reply(Socket client, int status, String text) {
        try {
            client.getOutputStream()
                    .write(("HTTP/1.1 " + status + " " + text + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The client is gone.
        }
    }
}
