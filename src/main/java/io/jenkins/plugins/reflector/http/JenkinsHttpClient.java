package io.jenkins.plugins.reflector.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.DirectHosts;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/**
 * How the controller reaches servers: its proxy, and its one client for registries, which watcher, triggers and steps share: what one of them learned of a registry,
 * its tokens and its pace, holds for all.
 */
public final class JenkinsHttpClient {

    private static Shared shared;

    private JenkinsHttpClient() {}

    /** The client, and what it was made with. */
    private record Shared(
            @CheckForNull ProxySettings proxies, Map<String, PaceSettings> paces, RegistryClient client) {}

    /**
     * The client, which goes through the proxy of Manage Jenkins if there is one; another one after that or a pace was changed.
     *
     * @param paces how fast servers are asked for which the usual pace is not right, by host
     */
    @NonNull
    public static synchronized RegistryClient registryClient(@NonNull Map<String, PaceSettings> paces) {
        ProxySettings proxies = proxies(Jenkins.get().getProxy());
        if (shared == null || !Objects.equals(shared.proxies(), proxies) || !shared.paces().equals(paces)) {
            // Calls under way keep the old one alive; then what it opened ends by itself.
            shared = new Shared(
                    proxies,
                    Map.copyOf(paces),
                    new RegistryClient(
                            RegistryClient.httpClient().build(),
                            Limits.DEFAULT,
                            Clock.systemUTC(),
                            proxies,
                            PaceSettings.DEFAULT,
                            paces));
        }
        return shared.client();
    }

    /** How other servers than registries are reached: through the proxy of Manage Jenkins as it is now, if there is one. */
    @NonNull
    public static ConnectionSettings connection() {
        return ConnectionSettings.DEFAULT.withProxy(proxies(Jenkins.get().getProxy()));
    }

    /** The proxy of Manage Jenkins; null if there is none. */
    @CheckForNull
    private static ProxySettings proxies(@CheckForNull ProxyConfiguration proxy) {
        return proxy == null
                ? null
                : proxies(
                        proxy.getName(),
                        proxy.getPort(),
                        proxy.getUserName(),
                        Secret.toString(proxy.getSecretPassword()),
                        proxy.getNoProxyHostPatterns());
    }

    @CheckForNull
    static ProxySettings proxies(
            @CheckForNull String host,
            int port,
            @CheckForNull String user,
            @CheckForNull String password,
            @NonNull List<Pattern> except) {
        if (host == null || host.isBlank()) {
            return null;
        }
        boolean named = user != null && !user.isBlank();
        ProxyAddress address =
                new ProxyAddress("http", host.trim(), port, named ? user : null, named ? password : null);
        return ProxySettings.of(
                address, new ExceptedHosts(except.stream().map(Pattern::pattern).toList()));
    }

    /** The hosts that Manage Jenkins excepts, by expressions that fit the whole name. */
    private record ExceptedHosts(List<String> expressions) implements DirectHosts {

        @Override
        public boolean excepts(String host, int port) {
            return expressions.stream().anyMatch(host::matches);
        }
    }
}
