package io.jenkins.plugins.reflector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JenkinsHttpClientTest {

    @Test
    void sendsAllButTheExceptedHostsToTheProxy() {
        ProxySettings proxies = proxies("me", "pw");

        assertThat(proxies.on(URI.create("https://ghcr.io/v2/")))
                .hasValue(new ProxyAddress("http", "proxy.example.com", 3128, "me", "pw"));
        assertThat(proxies.on(URI.create("http://ghcr.io/v2/"))).isPresent();
        assertThat(proxies.on(URI.create("https://r.corp/v2/"))).isEmpty();
        assertThat(JenkinsHttpClient.proxies(" ", 1, null, null, List.of())).isNull();
    }

    @Test
    void anotherPasswordMakesAnotherClientAndTheSameDoesNot() {
        assertThat(proxies("me", "pw"))
                .isEqualTo(proxies("me", "pw"))
                .isNotEqualTo(proxies("me", "new"))
                .asString()
                .doesNotContain("pw");
    }

    @Test
    void aProxyWithoutUserIsNotToldOne() {
        assertThat(proxies(" ", "pw").forHttps()).isEqualTo(new ProxyAddress("http", "proxy.example.com", 3128, null, null));
    }

    private static ProxySettings proxies(String user, String password) {
        return JenkinsHttpClient.proxies(
                "proxy.example.com", 3128, user, password, List.of(Pattern.compile(".*\\.corp")));
    }
}
