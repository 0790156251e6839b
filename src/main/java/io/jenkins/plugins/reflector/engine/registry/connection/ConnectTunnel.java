package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The client's side of an HTTP proxy's tunnel. */
final class ConnectTunnel {

    private static final int MOST_HEAD = 64 << 10;

    private ConnectTunnel() {}

    /**
     * Asks a proxy for a tunnel.
     *
     * @param proxy a fresh connection to it
     * @param authority host and port behind it
     * @param authorization who asks; null for nobody
     * @return the status: 200 if the tunnel is there; 0 if the answer is none of HTTP
     */
    static int open(@NonNull Socket proxy, @NonNull String authority, @CheckForNull String authorization) throws IOException {
        String who = authorization == null ? "" : "Proxy-Authorization: " + authorization + "\r\n";
        proxy.getOutputStream()
                .write(("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n" + who + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        List<String> answer = head(proxy.getInputStream());
        String[] status = answer.isEmpty() ? new String[0] : answer.get(0).split(" ", 3);
        return status.length > 1 && status[1].matches("[2-5]\\d\\d") ? Integer.parseInt(status[1]) : 0;
    }

    /** The lines up to the first empty one, byte by byte, so that nothing behind them is swallowed. */
    @NonNull
    static List<String> head(@NonNull InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = 0; read < MOST_HEAD; read++) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the connection ended early");
            }
            if (b != '\n') {
                line.write(b);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            line.reset();
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
        }
        throw new IOException("the header is too long");
    }
}
