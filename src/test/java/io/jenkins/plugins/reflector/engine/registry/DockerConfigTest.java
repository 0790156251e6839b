package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.RegistryToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** flux.md 1.7, steps 3 to 7. */
class DockerConfigTest {

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, alpine, true",
        "index.docker.io, org/app, true",
        "docker.io, alpine, false",
        "ghcr.io, ghcr.io/org/app, true",
        "https://ghcr.io, ghcr.io/org/app, true",
        "ghcr.io/v2/, ghcr.io/org/app, true",
        "ghcr.io/v1/org, ghcr.io/org/app, true",
        "ghcr.io/v2, ghcr.io/org/app, false",
        "ghcr.io/org, ghcr.io/organisation/x, true",
        "ghcr.io/org/app, ghcr.io/org/other, false",
        "ghcr.io:443, ghcr.io/org/app, false",
        "localhost:5000, localhost:5000/app, true",
        "localhost:5001, localhost:5000/app, false",
        "registry.example.com, registry.example.com:5000/app, false",
        "*.example.com, a.example.com/app, true",
        "*.example.com, a.b.example.com/app, false",
        "*.example.com, example.com/app, false",
        "r*.example.com, registry.example.com/app, true",
    })
    void matchesAKey(String key, String image, boolean expected) throws Exception {
        DockerConfig config =
                DockerConfig.parse("{\"auths\":{\"" + key + "\":{\"username\":\"u\",\"password\":\"p\"}}}");

        assertThat(config.match(ImageName.parse(image)).isPresent()).isEqualTo(expected);
    }

    @Test
    void theLongestPathComesFirstAndThereIsNoSecondChoice() throws Exception {
        DockerConfig config = DockerConfig.parse("{\"auths\":{"
                + "\"ghcr.io\":{\"username\":\"wide\",\"password\":\"p\"},"
                + "\"ghcr.io/org/app\":{},"
                + "\"ghcr.io/org\":{\"username\":\"org\",\"password\":\"p\"}}}");

        assertThat(config.match(ImageName.parse("ghcr.io/org/app")))
                .hasValue(new DockerConfig.Match("ghcr.io/org/app", RegistryCredentials.anonymous()));
        assertThat(config.match(ImageName.parse("ghcr.io/org/x")))
                .hasValue(new DockerConfig.Match("ghcr.io/org", RegistryCredentials.basic("org", "p")));
        assertThat(config.match(ImageName.parse("ghcr.io/else/x")))
                .hasValue(new DockerConfig.Match("ghcr.io", RegistryCredentials.basic("wide", "p")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot:s3cr:et", "bot:s3cr:et1", "bot:s3cr:et12"})
    void authBeatsTheOtherFieldsPaddedOrNot(String pair) throws Exception {
        String padded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        String password = pair.substring(4);
        for (String auth : new String[] {padded, padded.replace("=", "")}) {
            DockerConfig config = DockerConfig.parse(
                    "{\"auths\":{\"r.io\":{\"auth\":\"" + auth + "\",\"username\":\"x\",\"password\":\"y\"}}}");
            assertThat(config.match(ImageName.parse("r.io/app")))
                    .hasValue(new DockerConfig.Match("r.io", RegistryCredentials.basic("bot", password)));
        }
    }

    @Test
    void tokensAreHonoured() throws Exception {
        DockerConfig config = DockerConfig.parse(
                "{\"auths\":{\"a.io\":{\"identitytoken\":\"idt\"},\"b.io\":{\"registrytoken\":\"rgt\"}}}");

        assertThat(config.match(ImageName.parse("a.io/app")).orElseThrow().credentials())
                .isEqualTo(new IdentityToken("", "idt"));
        assertThat(config.match(ImageName.parse("b.io/app")).orElseThrow().credentials())
                .isEqualTo(new RegistryToken("rgt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "{", "[]", "{\"auths\": 1}", "{\"auths\":{\"r.io\":{\"auth\":\"c2VjcmV0\"}}}",
                "{\"auths\":{\"r.io\":{\"auth\":\"secret!\"}}}", "{\"auths\": secret}"
            })
    void brokenOnesAreRefusedWithoutShowingAValue(String json) {
        assertThatThrownBy(() -> DockerConfig.parse(json))
                .isInstanceOf(DockerConfig.InvalidException.class)
                .hasMessageContaining("Docker configuration")
                .message()
                .doesNotContain("secret", "c2VjcmV0");
    }

    @Test
    void noTextShowsASecret() throws Exception {
        DockerConfig config = DockerConfig.parse("{\"auths\":{\"r.io\":{\"username\":\"u\",\"password\":\"hush\"},"
                + "\"i.io\":{\"identitytoken\":\"hush\"},\"t.io\":{\"registrytoken\":\"hush\"}}}");

        for (String host : new String[] {"r.io", "i.io", "t.io"}) {
            assertThat(config.match(ImageName.parse(host + "/app")).orElseThrow().toString())
                    .doesNotContain("hush")
                    .contains(host);
        }
    }
}
