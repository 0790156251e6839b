package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A forward proxy on loopback, for plain requests and for tunnels, with HTTP Basic if so wished. Whatever name it is asked
 * for, it goes to this machine, so that a name that nobody can resolve proves the way through it.
 */
public final class ForwardProxy implements AutoCloseable {

    private static final String END = "\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String authorization;

    private ForwardProxy(@CheckForNull String user, @CheckForNull String password) throws IOException {
        letIn(user, password);
        thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    thread(() -> serve(client));
                } catch (IOException e) {
                    // Closed, or a client that is gone already.
                }
            }
        });
    }

    /** Starts one for everybody. */
    @NonNull
    public static ForwardProxy start() throws IOException {
        return new ForwardProxy(null, null);
    }

    /** Starts one for a user. */
    @NonNull
    public static ForwardProxy start(@NonNull String user, @NonNull String password) throws IOException {
        return new ForwardProxy(user, password);
    }

    /** From now on lets in this user alone; null for everybody. */
    public void letIn(@CheckForNull String user, @CheckForNull String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorization = user == null ? null : "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Its address. */
    @NonNull
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Its port. */
    public int port() {
        return server.getLocalPort();
    }

    /** The first lines of what it let through, such as {@code CONNECT git.invalid:443 HTTP/1.1}, in the order of arrival. */
    @NonNull
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            InputStream in = client.getInputStream();
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            String[] first = head.substring(0, head.indexOf("\r\n")).split(" ");
            if (authorization != null && !head.contains("\r\nProxy-Authorization: " + authorization + "\r\n")) {
                write(client, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                        + "Content-Length: 0\r\nConnection: close" + END);
                // What is not read would reset the connection before the answer arrives.
                client.shutdownOutput();
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            requests.add(String.join(" ", first));
            boolean tunnel = first[0].equals("CONNECT");
            URI target = URI.create(tunnel ? "http://" + first[1] : first[1]);
            try (Socket far = new Socket("127.0.0.1", target.getPort() < 0 ? 80 : target.getPort())) {
                open.add(far);
                if (tunnel) {
                    write(client, "HTTP/1.1 200 Connection established" + END);
                } else {
                    write(far, forwarded(first, target, head));
                }
                thread(() -> copy(client, far));
                if (!tunnel) {
                    write(client, closing(head(far.getInputStream())));
                }
                copy(far, client);
                open.remove(far);
            }
        } catch (IOException e) {
            // One side is gone.
        } finally {
            open.remove(client);
        }
    }

    /** One connection for one request: the next one may be for another host. */
    private static String forwarded(String[] first, URI target, String head) {
        StringBuilder text = new StringBuilder(first[0] + " " + target.getRawPath()
                + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()) + " HTTP/1.1\r\nConnection: close\r\n");
        head.lines()
                .skip(1)
                .filter(line -> !line.isEmpty() && !line.matches("(?i)(proxy-[a-z]+|connection):.*"))
                .forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString();
    }

    /** Says that the connection ends with this answer, or a client might send its next request into it. */
    private static String closing(String head) {
        return head.isEmpty() || head.matches("(?is).*\r\nconnection:.*")
                ? head
                : head.substring(0, head.length() - 2) + "Connection: close" + END;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END) < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side is gone.
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "forward-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
