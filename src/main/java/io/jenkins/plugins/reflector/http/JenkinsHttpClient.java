package io.jenkins.plugins.reflector.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** Makes the HTTP client for registries. It has no authenticator: one would make the JDK drop our own header. */
public final class JenkinsHttpClient {

    private static final Logger LOGGER = Logger.getLogger(JenkinsHttpClient.class.getName());
    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private JenkinsHttpClient() {}

    /** A client for registries that goes through the proxy of Manage Jenkins, if one is configured. */
    @NonNull
    public static RegistryClient registryClient(@NonNull Limits limits, @NonNull Clock clock) {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        HttpClient.Builder builder = RegistryClient.httpClient();
        ProxySelector selector =
                proxy == null ? null : selector(proxy.getName(), proxy.getPort(), proxy.getNoProxyHostPatterns());
        if (selector == null) {
            return new RegistryClient(builder.build(), limits, clock);
        }
        String user = proxy.getUserName();
        if (user == null || user.isBlank()) {
            return new RegistryClient(builder.proxy(selector).build(), limits, clock);
        }
        if (!tunnelsTakeBasic(System.getProperty(DISABLED_SCHEMES)) && TOLD.compareAndSet(false, true)) {
            LOGGER.warning("The proxy of Manage Jenkins wants a user name, which Java sends for https only if Jenkins "
                    + "is started with -D" + DISABLED_SCHEMES
                    + "= ; until then, https registries behind it cannot be asked.");
        }
        String authorization = basic(user, Secret.toString(proxy.getSecretPassword()));
        return new RegistryClient(builder.proxy(selector).build(), limits, clock, authorization);
    }

    /** The header that tells a proxy who asks. */
    @NonNull
    static String basic(@NonNull String user, @NonNull String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the JDK's setting lets Basic pass for https; without the setting it does not. */
    static boolean tunnelsTakeBasic(@CheckForNull String disabledSchemes) {
        return disabledSchemes != null
                && Arrays.stream(disabledSchemes.split(",")).map(String::trim).noneMatch("Basic"::equalsIgnoreCase);
    }

    /** Sends every host but the excepted ones to a proxy; null if there is none. */
    @CheckForNull
    static ProxySelector selector(@CheckForNull String host, int port, @NonNull List<Pattern> except) {
        if (host == null || host.isBlank()) {
            return null;
        }
        List<Proxy> through = List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                boolean direct = uri.getHost() == null
                        || except.stream()
                                .anyMatch(pattern -> pattern.matcher(uri.getHost()).matches());
                return direct ? List.of(Proxy.NO_PROXY) : through;
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                // The request itself fails, and says so.
            }
        };
    }
}
