package io.jenkins.plugins.reflector.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** Makes the HTTP client for registries. It has no authenticator: one would make the JDK drop our own header. */
public final class JenkinsHttpClient {

    private JenkinsHttpClient() {}

    /** A client that goes through the proxy of Manage Jenkins, if one is configured. */
    @NonNull
    public static HttpClient create() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        HttpClient.Builder builder = RegistryClient.httpClient();
        ProxySelector selector =
                proxy == null ? null : selector(proxy.getName(), proxy.getPort(), proxy.getNoProxyHostPatterns());
        return (selector == null ? builder : builder.proxy(selector)).build();
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
