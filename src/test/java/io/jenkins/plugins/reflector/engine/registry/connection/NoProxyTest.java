package io.jenkins.plugins.reflector.engine.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {

    @ParameterizedTest
    @CsvSource({
        "*, any.example.com, true",
        "example.com, example.com, true",
        "example.com, EXAMPLE.com, true",
        "example.com, sub.example.com, true",
        "example.com, notexample.com, false",
        ".example.com, sub.example.com, true",
        ".example.com, example.com, false",
        "*.example.com, sub.example.com, true",
        "example.com:8443, example.com, false",
        "example.com:443, example.com, true",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "10.0.0.0/33, 10.1.2.3, false",
        "name/8, 10.1.2.3, false",
        "10.1.2.3, 10.1.2.3, true",
        "0.2.3, 10.0.2.3, false",
        "fd00::/8, [fd12::1], true",
        "::1, [::1], true",
        "a.com|b.com, b.com, true",
        "'a.com, b.com', b.com, true",
        "'', b.com, false"
    })
    void excepts(String list, String host, boolean direct) {
        assertThat(NoProxy.parse(list).excepts(host, 443)).isEqualTo(direct);
    }
}
