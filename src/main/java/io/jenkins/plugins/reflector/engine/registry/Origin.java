package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of a URL; what credentials are bound to.
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port the scheme's own where the URL names none
 */
record Origin(@NonNull String scheme, @NonNull String host, int port) {

    @NonNull
    static Origin of(@NonNull URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("http") ? 80 : 443;
        return new Origin(scheme, host, port);
    }

    boolean isPlain() {
        return scheme.equals("http");
    }

    /** Whether it is an HTTP URL with a host and without user info: the only ones this client asks. */
    static boolean isUsable(@NonNull URI uri) {
        String scheme = uri.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null;
    }
}
