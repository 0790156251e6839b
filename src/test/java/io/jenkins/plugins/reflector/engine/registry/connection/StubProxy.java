package io.jenkins.plugins.reflector.engine.registry.connection;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy of SOCKS 5, or of HTTP tunnels and requests, that leads every name to one port of this machine. */
public final class StubProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final boolean socks;
    private final int leadsTo;
    private final String user;
    private final String password;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public StubProxy(boolean socks, int leadsTo, String user, String password) throws IOException {
        this.socks = socks;
        this.leadsTo = leadsTo;
        this.user = user;
        this.password = password;
        thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    thread(() -> serve(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What it was asked to lead to. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Socket client) {
        try (client) {
            if (socks) {
                socks(client);
            } else {
                http(client);
            }
        } catch (IOException e) {
            // The test's client is gone.
        }
    }

    private void socks(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readUnsignedByte();
        byte[] methods = new byte[in.readUnsignedByte()];
        in.readFully(methods);
        out.write(new byte[] {5, (byte) (user == null ? 0 : methods.length > 1 ? 2 : 255)});
        if (user != null) {
            if (methods.length < 2) {
                return;
            }
            in.readUnsignedByte();
            boolean right = text(in).equals(user) & text(in).equals(password);
            out.write(new byte[] {1, (byte) (right ? 0 : 1)});
            if (!right) {
                return;
            }
        }
        in.readFully(new byte[4]);
        String host = text(in);
        asked.add(host + ":" + in.readUnsignedShort());
        try (Socket far = new Socket(InetAddress.getLoopbackAddress(), leadsTo)) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            join(client, far);
        }
    }

    private void http(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return;
            }
            head.append((char) b);
        }
        String first = head.substring(0, head.indexOf("\r\n"));
        asked.add(first);
        String wanted = user == null
                ? ""
                : "Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        if (!head.toString().contains(wanted)) {
            out.write("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        try (Socket far = new Socket(InetAddress.getLoopbackAddress(), leadsTo)) {
            if (first.startsWith("CONNECT ")) {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                far.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
            join(client, far);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void join(Socket one, Socket other) throws IOException {
        thread(() -> {
            try {
                one.getInputStream().transferTo(other.getOutputStream());
                other.shutdownOutput();
            } catch (IOException e) {
                // One side is gone.
            }
        });
        other.getInputStream().transferTo(one.getOutputStream());
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "stub-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
