package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "LOCALHOST.", "a.localhost", "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1",
                "192.168.4.5", "169.254.169.254", "0.0.0.0", "0.1.2.3", "100.64.0.1", "2130706433", "127.1",
                "0x7f000001", "0x7f.1", "999.1.1.1", "[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]"
            })
    void isPrivate(String host) {
        assertThat(PrivateAddress.isPrivate(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io", "8.8.8.8", "172.32.0.1", "100.128.0.1", "[2001:4860:4860::8888]", "10.example.com",
                "localhost.example.com"
            })
    void isPublic(String host) {
        assertThat(PrivateAddress.isPrivate(host)).isFalse();
    }
}
