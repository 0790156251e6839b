package io.jenkins.plugins.reflector.engine.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    @Test
    void readsAddresses() throws Exception {
        assertThat(ProxyAddress.parse("http://p.example.com:3128", null, null))
                .isEqualTo(new ProxyAddress("http", "p.example.com", 3128, null, null));
        assertThat(ProxyAddress.parse("p.example.com", null, null).port()).isEqualTo(80);
        assertThat(ProxyAddress.parse("SOCKS5H://[::1]/", null, null))
                .isEqualTo(new ProxyAddress("socks5", "::1", 1080, null, null));
        assertThat(ProxyAddress.parse("https://u%40x:p%3A+w@p.example.com", null, null))
                .isEqualTo(new ProxyAddress("https", "p.example.com", 443, "u@x", "p:+w"));
        assertThat(ProxyAddress.parse("http://u:p@h", "given", "other").user()).isEqualTo("given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://h", "http://", "http://h/path", "http://u:hush@h:x", "http://h h"})
    void refusesOthersWithoutShowingThem(String address) {
        assertThatThrownBy(() -> ProxyAddress.parse(address, null, null))
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContaining("http://proxy.example.com:3128")
                .message()
                .doesNotContain("hush");
    }

    @Test
    void neverShowsThePassword() throws Exception {
        assertThat(ProxySettings.of(ProxyAddress.parse("http://u:hush@h", null, null), NoProxy.NONE))
                .asString()
                .contains("http://h:80")
                .doesNotContain("hush");
    }

    @Test
    void readsTheEnvironment() throws Exception {
        ProxySettings proxies = ProxySettings.ofEnvironment(Map.of(
                        "https_proxy", "http://secure:1", "HTTP_PROXY", "plain:2", "NO_PROXY", "direct.example.com")
                ::get);

        assertThat(proxies.on(URI.create("https://ghcr.io/v2/")).orElseThrow()).hasToString("http://secure:1");
        assertThat(proxies.on(URI.create("http://ghcr.io/v2/")).orElseThrow()).hasToString("http://plain:2");
        assertThat(proxies.on(URI.create("https://direct.example.com/"))).isEmpty();
        assertThat(proxies.on(URI.create("http://127.0.0.1:5000/"))).isEmpty();
        assertThat(proxies.on(URI.create("http://localhost:5000/"))).isEmpty();
        assertThat(ProxySettings.ofEnvironment(Map.of("NO_PROXY", "x")::get)).isNull();
        assertThat(ProxySettings.ofEnvironment(Map.of("ALL_PROXY", "socks5://s")::get).forHttps())
                .hasToString("socks5://s:1080");
        assertThat(ProxySettings.ofEnvironment(Map.of("HTTP_PROXY", "x", "REQUEST_METHOD", "GET")::get))
                .isNull();
        assertThatThrownBy(() -> ProxySettings.ofEnvironment(Map.of("HTTPS_PROXY", "ftp://x")::get))
                .hasMessageStartingWith("HTTPS_PROXY: ");
    }
}
