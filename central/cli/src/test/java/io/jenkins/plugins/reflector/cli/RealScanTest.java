package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code scan} and {@code resolve} against the reference registry, open and with a password. */
class RealScanTest {

    @RegisterExtension
    static final RealRegistry OPEN = RealRegistry.plain();

    @RegisterExtension
    static final RealRegistry CLOSED = RealRegistry.htpasswd();

    private static String digest;

    @TempDir
    Path folder;

    @BeforeAll
    static void push() throws Exception {
        for (String tag : List.of("1.0.0", "1.0.1", "1.1.0-rc.1", "latest", "1.0.1.sig")) {
            OPEN.push("team/web", tag);
        }
        digest = CLOSED.push("team/api", "2.0.0");
    }

    @Test
    void scanPrintsTheKeysOfTheContract() throws Exception {
        Cli cli = Cli.run("scan", "-f", resources(), "-o", "json");

        assertThat(cli.exit()).as(cli.err()).isEqualTo(1);
        JsonNode web = cli.json().at("/repositories/0");
        List<String> keys = new ArrayList<>();
        web.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "namespace", "name", "ready", "stalled", "reason", "message", "image", "canonicalImageName",
                        "complete", "tagCount", "scanTime", "latestTags", "revision");
        assertThat(web.get("canonicalImageName").asText()).isEqualTo(OPEN.host() + "/team/web");
        assertThat(web.get("tagCount").asInt()).isEqualTo(4);
        assertThat(web.get("latestTags").toString())
                .isEqualTo("[\"latest\",\"1.1.0-rc.1\",\"1.0.1\",\"1.0.0\"]");
        assertThat(web.get("message").asText())
                .isEqualTo("successful scan: found 4 tags with checksum " + web.get("revision").asText());
        assertThat(cli.json().at("/repositories/1/tagCount").asInt()).isEqualTo(1);
    }

    @Test
    void eachFailureIsOneLineAndTheRestIsThere() throws Exception {
        Cli cli = Cli.run("scan", "-f", resources(), "-o", "json");

        JsonNode repositories = cli.json().get("repositories");
        assertThat(repositories).extracting(r -> r.get("name").asText() + " " + r.get("reason").asText() + " " + r.get("stalled"))
                .containsExactly(
                        "web Succeeded false",
                        "api Succeeded false",
                        "missing ReadOperationFailed false",
                        "refused ReadOperationFailed false",
                        "named-wrongly ImageURLInvalid true");
        assertThat(cli.err().lines()).hasSize(3).allMatch(line -> line.startsWith("error: ImageRepository default/"));
        assertThat(cli.err())
                .contains("default/missing (" + folder.resolve("resources.yaml") + ":")
                .contains(OPEN.host())
                .contains("401 from")
                .doesNotContain(RealRegistry.PASSWORD, "wrong-password");
    }

    @Test
    void theTableTellsWhenEachWasScanned() throws Exception {
        Cli cli = Cli.run("scan", "-f", resources());

        assertThat(cli.out().lines().findFirst().orElseThrow())
                .matches("REPOSITORY +READY +IMAGE +TAGS +SCANNED +LATEST");
        assertThat(cli.out().lines().skip(1).findFirst().orElseThrow())
                .matches("default/web +yes +\\S+/team/web +4 +\\d{4}-\\S+Z +latest 1.1.0-rc.1 1.0.1 1.0.0");
        assertThat(cli.out()).containsPattern("default/missing +no +\\S+/team/missing +- +- +ReadOperationFailed");
    }

    @Test
    void resolveAsksEachForWhatItNeeds() throws Exception {
        Cli cli = Cli.run("resolve", "-f", resources(), "-o", "json");

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.json().get("policies"))
                .extracting(p -> p.get("name").asText() + " " + p.get("ready") + " " + p.at("/latestRef/tag").asText())
                .containsExactly("web true 1.0.1", "api true 2.0.0", "missing false ");
        assertThat(cli.json().at("/policies/1/latestRef/digest").asText()).isEqualTo(digest);
        assertThat(cli.err().lines()).hasSize(1).first().asString().startsWith("error: ImagePolicy default/missing (");
    }

    private Path resources() throws Exception {
        StringBuilder text = new StringBuilder();
        repository(text, "web", OPEN.host() + "/team/web", "");
        repository(text, "api", CLOSED.host() + "/team/api", "secretRef: {name: right}");
        repository(text, "missing", OPEN.host() + "/team/missing", "");
        repository(text, "refused", CLOSED.host() + "/team/api", "secretRef: {name: wrong}");
        repository(text, "named-wrongly", OPEN.host() + "/team/web:1.0.0", "");
        secret(text, "right", RealRegistry.PASSWORD);
        secret(text, "wrong", "wrong-password");
        policy(text, "web", "semver: {range: 1.x}", "");
        policy(text, "api", "semver: {range: 2.x}", "digestReflectionPolicy: IfNotPresent");
        policy(text, "missing", "semver: {range: 1.x}", "");
        return Files.writeString(folder.resolve("resources.yaml"), text);
    }

    private static void repository(StringBuilder text, String name, String image, String more) {
        text.append("""
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: %s}
                spec:
                  image: %s
                  interval: 1m
                  %s
                """.formatted(name, image, more));
    }

    private static void policy(StringBuilder text, String name, String policy, String more) {
        text.append("""
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: %s}
                spec:
                  imageRepositoryRef: {name: %s}
                  policy: {%s}
                  %s
                """.formatted(name, name, policy, more));
    }

    private static void secret(StringBuilder text, String name, String password) {
        text.append("""
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: %s}
                type: kubernetes.io/dockerconfigjson
                stringData:
                  .dockerconfigjson: '{"auths": {"%s": {"username": "%s", "password": "%s"}}}'
                """.formatted(name, CLOSED.host(), RealRegistry.USER, password));
    }
}
