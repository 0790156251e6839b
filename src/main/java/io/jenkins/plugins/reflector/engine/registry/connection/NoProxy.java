package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that are asked directly, in the words of {@code NO_PROXY}: {@code *}, a name (with all below it), {@code .name}
 * (only what is below it), {@code *.name}, an address, a range such as {@code 10.0.0.0/8}; each with a port or without.
 *
 * @param entries in lower case
 */
public record NoProxy(@NonNull List<String> entries) implements DirectHosts {

    /** No host is excepted. */
    public static final NoProxy NONE = new NoProxy(List.of());

    public NoProxy {
        entries = List.copyOf(entries);
    }

    /** Reads a list with commas or blanks between its entries. */
    @NonNull
    public static NoProxy parse(@NonNull String list) {
        return new NoProxy(Arrays.stream(list.split("[,\\s|]+"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList());
    }

    @Override
    public boolean excepts(@NonNull String host, int port) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return entries.stream().anyMatch(entry -> matches(entry, name, port));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        String wanted = entry;
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        if (hasPort) {
            if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
                return false;
            }
            wanted = entry.substring(0, colon);
        }
        wanted = wanted.replaceAll("^\\[|]$", "");
        if (wanted.contains("/")) {
            return inRange(wanted, host);
        }
        if (wanted.startsWith("*.")) {
            wanted = wanted.substring(1);
        }
        return wanted.startsWith(".")
                ? host.endsWith(wanted)
                : host.equals(wanted) || (!isAddress(host) && host.endsWith("." + wanted));
    }

    private static boolean inRange(String range, String host) {
        int slash = range.indexOf('/');
        if (!isAddress(host) || !isAddress(range.substring(0, slash))) {
            return false;
        }
        try {
            byte[] network = InetAddress.getByName(range.substring(0, slash)).getAddress();
            byte[] address = InetAddress.getByName(host).getAddress();
            int bits = Integer.parseInt(range.substring(slash + 1));
            if (network.length != address.length || bits < 0 || bits > network.length * 8) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> i % 8;
                if ((network[i / 8] & mask) != (address[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }

    /** Whether it is an address and no name, so that asking for its bytes looks nothing up. */
    private static boolean isAddress(String text) {
        return text.contains(":") ? text.matches("[0-9a-f:.]+") : text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }
}
