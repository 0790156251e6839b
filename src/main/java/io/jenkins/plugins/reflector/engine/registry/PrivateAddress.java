package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells hosts that a server must not send this client to: itself, its own network, a cloud's metadata service. */
final class PrivateAddress {

    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMERIC_LABEL = Pattern.compile("(\\d+|0[xX][0-9a-fA-F]*)");

    private PrivateAddress() {}

    /**
     * Whether the host is {@code localhost} or an IP literal that is loopback, link-local, private, shared or
     * any-local; also any other number form that some resolvers take for an address. Names are not looked up.
     */
    static boolean isPrivate(@NonNull String host) {
        String name = host.toLowerCase(Locale.ROOT);
        while (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        boolean v6 = name.startsWith("[") || name.contains(":");
        if (!v6 && !DOTTED_QUAD.matcher(name).matches()) {
            String last = name.substring(name.lastIndexOf('.') + 1);
            return NUMERIC_LABEL.matcher(last).matches();
        }
        try {
            String literal = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
            return isPrivate(InetAddress.getByName(literal));
        } catch (UnknownHostException | StringIndexOutOfBoundsException e) {
            return true;
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean zeroNet = bytes.length == 4 && bytes[0] == 0;
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || uniqueLocal
                || shared
                || zeroNet;
    }
}
