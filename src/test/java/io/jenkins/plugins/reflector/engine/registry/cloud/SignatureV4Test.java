package io.jenkins.plugins.reflector.engine.registry.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the signatures that Amazon publishes for its examples. */
class SignatureV4Test {

    private static final AwsKeys KEYS = new AwsKeys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");

    @ParameterizedTest
    @CsvSource({
        "GET, '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET, ?Param2=value2&Param1=value1, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    })
    void signsAsAmazonDoes(String method, String query, String signature) {
        Map<String, String> headers = SignatureV4.headers(
                method,
                URI.create("https://example.amazonaws.com/" + query),
                Map.of(),
                "",
                KEYS,
                "us-east-1",
                "service",
                NOW);

        assertThat(headers)
                .containsEntry("X-Amz-Date", "20150830T123600Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                                + "SignedHeaders=host;x-amz-date, Signature=" + signature);
    }

    @Test
    void signsTheBodyAndTheOtherHeaders() {
        Map<String, String> headers = SignatureV4.headers(
                "POST",
                URI.create("https://example.amazonaws.com/"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "Param1=value1",
                KEYS,
                "us-east-1",
                "service",
                NOW);

        assertThat(headers.get("Authorization"))
                .contains("SignedHeaders=content-type;host;x-amz-date")
                .endsWith("Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    @Test
    void sendsTheTokenOfKeysThatEnd() {
        AwsKeys keys = new AwsKeys("AKID", "hush", "session-hush");
        Map<String, String> headers = SignatureV4.headers(
                "GET", URI.create("https://example.amazonaws.com"), Map.of(), "", keys, "r", "s", NOW);

        assertThat(headers).containsEntry("X-Amz-Security-Token", "session-hush");
        assertThat(headers.get("Authorization")).contains("x-amz-security-token").doesNotContain("hush");
        assertThat(keys.toString()).doesNotContain("hush");
    }
}
