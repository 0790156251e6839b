package io.jenkins.plugins.reflector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

    private static final String ID = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"/reflector-webhook/" + ID, "/reflector-webhook/" + ID + "/"})
    void needNoCrumb(String path) {
        assertThat(WebhookAddress.idIn(path)).isPresent();
        assertThat(WebhookAddress.id(path.substring("/reflector-webhook".length()))).isEqualTo(ID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "/reflector-webhook",
                "/reflector-webhook/",
                "/reflector-webhook/short/",
                "/reflector-webhook/" + ID + "//",
                "/reflector-webhook/" + ID + "/script",
                "/reflector-webhook//" + ID,
                "/reflector-webhook/../" + ID,
                "/reflector-webhook/" + ID + "/..",
                "/reflector-webhook/..%2f" + ID,
                "/reflector-webhook/" + ID + ";/script",
                "/reflector-webhook/" + ID + "\n",
                "/reflector-webhookx/" + ID + "/",
                "/reflector/webhooks/" + ID + "/",
                "/script/reflector-webhook/" + ID + "/"
            })
    void allElseDoes(String path) {
        assertThat(WebhookAddress.idIn(path)).isEmpty();
    }
}
