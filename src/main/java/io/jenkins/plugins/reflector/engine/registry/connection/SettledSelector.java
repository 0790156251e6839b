package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Tells the JDK's client which proxy to go through. */
final class SettledSelector extends ProxySelector {

    private final ProxySettings proxies;
    private final Function<ProxyAddress, InetSocketAddress> bridges;

    /** @param bridges where a proxy's bridge listens; null for a proxy that needs none */
    SettledSelector(@NonNull ProxySettings proxies, @NonNull Function<ProxyAddress, InetSocketAddress> bridges) {
        this.proxies = proxies;
        this.bridges = bridges;
    }

    @Override
    public List<Proxy> select(URI uri) {
        ProxyAddress proxy = proxies.on(uri).orElse(null);
        if (proxy == null) {
            return List.of(Proxy.NO_PROXY);
        }
        InetSocketAddress bridge = bridges.apply(proxy);
        return List.of(new Proxy(
                Proxy.Type.HTTP,
                bridge == null ? InetSocketAddress.createUnresolved(proxy.host(), proxy.port()) : bridge));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {
        // The request itself fails, and says so.
    }
}
