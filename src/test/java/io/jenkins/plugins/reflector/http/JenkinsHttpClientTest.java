package io.jenkins.plugins.reflector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JenkinsHttpClientTest {

    @Test
    void sendsAllButTheExceptedHostsToTheProxy() {
        ProxySelector selector =
                JenkinsHttpClient.selector("proxy.example.com", 3128, List.of(Pattern.compile(".*\\.corp")));

        assertThat(selector.select(URI.create("https://ghcr.io/v2/"))).singleElement().satisfies(proxy -> {
            assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
            assertThat(((InetSocketAddress) proxy.address()).getHostString()).isEqualTo("proxy.example.com");
            assertThat(((InetSocketAddress) proxy.address()).getPort()).isEqualTo(3128);
        });
        assertThat(selector.select(URI.create("https://r.corp/v2/"))).containsExactly(Proxy.NO_PROXY);
        assertThat(JenkinsHttpClient.selector(" ", 1, List.of())).isNull();
    }

    @Test
    void aProxyIsToldWhoAsks() {
        assertThat(JenkinsHttpClient.basic("me", "pw")).isEqualTo("Basic bWU6cHc=");
        assertThat(JenkinsHttpClient.tunnelsTakeBasic(null)).isFalse();
        assertThat(JenkinsHttpClient.tunnelsTakeBasic("Digest, basic")).isFalse();
        assertThat(JenkinsHttpClient.tunnelsTakeBasic("")).isTrue();
    }
}
