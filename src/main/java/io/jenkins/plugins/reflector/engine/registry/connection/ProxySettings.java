package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which proxy leads to which host.
 *
 * @param forHttp for plain HTTP; null for none
 * @param forHttps for HTTPS; null for none
 * @param except the hosts that are asked directly
 */
public record ProxySettings(
        @CheckForNull ProxyAddress forHttp, @CheckForNull ProxyAddress forHttps, @NonNull DirectHosts except)
        implements Serializable {

    /** No proxy at all, whatever the client was made with. */
    public static final ProxySettings DIRECT = new ProxySettings(null, null, NoProxy.NONE);

    /** One proxy for all hosts but the excepted ones. */
    @NonNull
    public static ProxySettings of(@NonNull ProxyAddress proxy, @NonNull DirectHosts except) {
        return new ProxySettings(proxy, proxy, except);
    }

    /**
     * What {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} say, in capitals or not; this
     * machine itself is then always asked directly. Null if they name no proxy.
     *
     * @param environment the value of a variable, or null
     * @throws InvalidConnectionException with the variable's name, if its value is no address
     */
    @CheckForNull
    public static ProxySettings ofEnvironment(@NonNull UnaryOperator<String> environment)
            throws InvalidConnectionException {
        // HTTP_PROXY in capitals may be a header of a CGI request, so that one counts only in small letters there.
        ProxyAddress http = first(environment, "http_proxy", environment.apply("REQUEST_METHOD") == null ? "HTTP_PROXY" : "");
        ProxyAddress https = first(environment, "https_proxy", "HTTPS_PROXY");
        ProxyAddress all = first(environment, "all_proxy", "ALL_PROXY");
        if (http == null && https == null && all == null) {
            return null;
        }
        String except = Optional.ofNullable(environment.apply("no_proxy"))
                .or(() -> Optional.ofNullable(environment.apply("NO_PROXY")))
                .orElse("");
        return new ProxySettings(
                http == null ? all : http,
                https == null ? all : https,
                NoProxy.parse(except + ",localhost,127.0.0.0/8,::1"));
    }

    /** The proxy on the way to a URL; empty for none. */
    @NonNull
    public Optional<ProxyAddress> on(@NonNull URI uri) {
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : plain ? 80 : 443;
        return uri.getHost() == null || except.excepts(uri.getHost(), port)
                ? Optional.empty()
                : Optional.ofNullable(plain ? forHttp : forHttps);
    }

    private static ProxyAddress first(UnaryOperator<String> environment, String... names)
            throws InvalidConnectionException {
        for (String name : names) {
            String value = name.isEmpty() ? null : environment.apply(name);
            if (value != null && !value.isBlank()) {
                try {
                    return ProxyAddress.parse(value, null, null);
                } catch (InvalidConnectionException e) {
                    throw new InvalidConnectionException(name + ": " + e.getMessage());
                }
            }
        }
        return null;
    }
}
