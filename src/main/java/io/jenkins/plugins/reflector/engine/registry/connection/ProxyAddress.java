package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * One proxy.
 *
 * @param scheme {@code http}, {@code https} or {@code socks5}, in lower case
 * @param host its name or address
 * @param port its port
 * @param user who asks; null if the proxy does not want to know
 * @param password the user's; null for none
 */
public record ProxyAddress(
        @NonNull String scheme,
        @NonNull String host,
        int port,
        @CheckForNull String user,
        @CheckForNull String password)
        implements Serializable {

    private static final Set<String> SCHEMES = Set.of("http", "https", "socks5");
    private static final int SOCKS_PORT = 1080;

    /**
     * Reads {@code http://proxy.example.com:3128}; a user in the address is taken unless one is given.
     *
     * @throws InvalidConnectionException if it is no such address
     */
    @NonNull
    public static ProxyAddress parse(@NonNull String address, @CheckForNull String user, @CheckForNull String password)
            throws InvalidConnectionException {
        String text = address.trim();
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT).replace("socks5h", "socks5");
            String path = String.valueOf(uri.getRawPath());
            if (SCHEMES.contains(scheme) && uri.getHost() != null && (path.isEmpty() || path.equals("/"))) {
                String info = user == null ? uri.getRawUserInfo() : null;
                int colon = info == null ? -1 : info.indexOf(':');
                return new ProxyAddress(
                        scheme,
                        uri.getHost().replaceAll("^\\[|]$", ""),
                        uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme),
                        info == null ? user : decoded(colon < 0 ? info : info.substring(0, colon)),
                        info == null ? password : colon < 0 ? null : decoded(info.substring(colon + 1)));
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // The sentence below says what is wanted; the text itself may hold a password.
        }
        throw new InvalidConnectionException(
                "the address of the proxy must be an http, https or socks5 URL without path, such as "
                        + "http://proxy.example.com:3128");
    }

    /** Whether the JDK's client can speak to it by itself: plain HTTP, and no user, whom it would hide from tunnels. */
    boolean isSimple() {
        return scheme.equals("http") && user == null;
    }

    /** The header that tells the proxy who asks; null for none. */
    @CheckForNull
    public String authorization() {
        if (user == null) {
            return null;
        }
        String pair = user + ":" + (password == null ? "" : password);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("http") ? 80 : scheme.equals("https") ? 443 : SOCKS_PORT;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Where it is, without user and password. */
    @Override
    public String toString() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
