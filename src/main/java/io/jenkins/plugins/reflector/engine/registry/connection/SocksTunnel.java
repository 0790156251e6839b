package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The client's side of SOCKS 5 (RFC 1928, RFC 1929). Names are looked up by the proxy. */
final class SocksTunnel {

    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int MOST = 255;

    private SocksTunnel() {}

    /**
     * Makes a fresh connection to the proxy a connection to a host behind it.
     *
     * @throws IOException if the proxy refuses; the message says why
     */
    static void open(
            @NonNull Socket proxy,
            @NonNull String host,
            int port,
            @CheckForNull String user,
            @CheckForNull String password)
            throws IOException {
        DataOutputStream out = new DataOutputStream(proxy.getOutputStream());
        DataInputStream in = new DataInputStream(proxy.getInputStream());
        out.write(
                user == null
                        ? new byte[] {VERSION, 1, NO_AUTHENTICATION}
                        : new byte[] {VERSION, 2, NO_AUTHENTICATION, USER_AND_PASSWORD});
        out.flush();
        if (in.readUnsignedByte() != VERSION) {
            throw new IOException("the proxy does not speak SOCKS 5");
        }
        int method = in.readUnsignedByte();
        if (method == USER_AND_PASSWORD && user != null) {
            out.writeByte(1);
            text(out, user);
            text(out, password == null ? "" : password);
            out.flush();
            in.readUnsignedByte();
            if (in.readUnsignedByte() != 0) {
                throw new IOException("the proxy refuses the user and the password");
            }
        } else if (method != NO_AUTHENTICATION) {
            throw new IOException("the proxy wants a user and a password");
        }
        out.write(new byte[] {VERSION, CONNECT, 0, NAME});
        text(out, host);
        out.writeShort(port);
        out.flush();
        in.readUnsignedByte();
        int reply = in.readUnsignedByte();
        in.readUnsignedByte();
        int kind = in.readUnsignedByte();
        int length = kind == IPV4 ? 4 : kind == IPV6 ? 16 : in.readUnsignedByte();
        in.readFully(new byte[length + 2]);
        if (reply != 0) {
            throw new IOException("the proxy cannot reach the host (SOCKS reply " + reply + ")");
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST) {
            throw new IOException("a name, user or password is longer than SOCKS allows");
        }
        out.writeByte(bytes.length);
        out.write(bytes);
    }
}
