package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.real.Certificates;
import io.jenkins.plugins.reflector.testing.JavaProcess;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to show a registry who one is, from the command line to the reference registry; and what {@code auth} says of it. */
class RegistryAccessTest {

    @RegisterExtension
    static final RealRegistry PASSWORD = RealRegistry.htpasswd();

    @RegisterExtension
    static final RealRegistry TOKENS = RealRegistry.tokens();

    @RegisterExtension
    static final RealRegistry TLS = RealRegistry.tls();

    @RegisterExtension
    static final RealRegistry CLIENTS = RealRegistry.clientCertificates();

    @TempDir
    Path folder;

    @BeforeAll
    static void push() throws Exception {
        for (RealRegistry registry : new RealRegistry[] {PASSWORD, TOKENS, TLS, CLIENTS}) {
            registry.push("org/app", "1.0.0");
        }
    }

    @ParameterizedTest
    @CsvSource({"dockerconfigjson, .dockerconfigjson", "dockercfg, .dockercfg"})
    void aPullSecretOfEitherKind(String type, String key) throws Exception {
        for (RealRegistry registry : new RealRegistry[] {PASSWORD, TOKENS}) {
            String entries = "{\"" + registry.host() + "\": {\"auth\": \"" + auth(RealRegistry.PASSWORD) + "\"}}";
            String value = type.equals("dockercfg") ? entries : "{\"auths\": " + entries + "}";
            Path file = resources(
                    registry,
                    "secretRef: {name: login}",
                    "login",
                    "type: kubernetes.io/" + type,
                    Map.of(key, value));

            Cli scan = Cli.run("scan", "-f", file, "-o", "json");
            assertThat(scan.exit()).as(scan.err()).isZero();
            assertThat(scan.json().at("/repositories/0/latestTags").toString()).isEqualTo("[\"1.0.0\"]");

            JsonNode row = Cli.run("auth", registry.host() + "/org/app", "-f", file, "-o", "json")
                    .json()
                    .at("/credentials/0");
            assertThat(row.get("for").asText()).isEqualTo("ImageRepository default/app");
            assertThat(row.get("user").asText()).isEqualTo(RealRegistry.USER);
            assertThat(row.get("kind").asText()).isEqualTo("password");
            assertThat(row.get("entry").asText()).isEqualTo(registry.host());
            assertThat(row.get("source").asText()).isEqualTo("Secret default/login");
        }
    }

    @Test
    void anEntryForAnotherHostMeansNobody() throws Exception {
        Path file = resources(
                PASSWORD,
                "secretRef: {name: login}",
                "login",
                "type: kubernetes.io/dockerconfigjson",
                Map.of(".dockerconfigjson", "{\"auths\": {\"127.0.0.1\": {\"auth\": \"" + auth("hush") + "\"}}}"));

        Cli scan = Cli.run("scan", "-f", file);
        assertThat(scan.exit()).isEqualTo(1);
        assertThat(scan.err())
                .contains("401 from " + PASSWORD.host() + " for org/app as anonymous user")
                .contains("give credentials that may pull it");
        Cli auth = Cli.run("auth", PASSWORD.host() + "/org/app:1.0.0", "-f", file);
        assertThat(auth.exit()).isZero();
        assertThat(auth.out()).containsPattern("ImageRepository default/app +- +none +- +Secret default/login");
    }

    @Test
    void aBrokenSecretSaysWhatIsWrongAndNothingOfItself() throws Exception {
        Path file = resources(
                PASSWORD,
                "secretRef: {name: login}",
                "login",
                "type: kubernetes.io/dockerconfigjson",
                Map.of(".dockerconfigjson", "{\"auths\": {\"" + PASSWORD.host() + "\": {\"auth\": \"hush!\"}}}"));

        for (String command : new String[] {"scan", "auth"}) {
            Cli cli = command.equals("scan")
                    ? Cli.run(command, "-f", file)
                    : Cli.run(command, PASSWORD.host() + "/org/app", "-f", file);
            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err()).contains("is not base64 of user:password").doesNotContain("hush");
        }
    }

    @Test
    void anAuthorityOfItsOwn() throws Exception {
        Path with = resources(
                TLS, "certSecretRef: {name: ca}", "ca", "type: Opaque", Map.of("ca.crt", TLS.certificates().text("ca.crt")));
        assertThat(Cli.run("scan", "-f", with).err()).isEmpty();

        Path without = resources(TLS, "", "ca", "type: Opaque", Map.of("ca.crt", "unused"));
        assertThat(Cli.run("scan", "-f", without).err())
                .contains("TLS failed")
                .contains("give that authority's certificate");
    }

    @Test
    void aClientCertificate() throws Exception {
        Certificates certificates = CLIENTS.certificates();
        Path with = resources(
                CLIENTS,
                "certSecretRef: {name: client}",
                "client",
                "type: kubernetes.io/tls",
                Map.of(
                        "ca.crt", certificates.text("ca.crt"),
                        "tls.crt", certificates.text("client.crt"),
                        "tls.key", certificates.text("client.key")));
        assertThat(Cli.run("scan", "-f", with).err()).isEmpty();

        Path half = resources(
                CLIENTS,
                "certSecretRef: {name: client}",
                "client",
                "type: kubernetes.io/tls",
                Map.of("tls.crt", certificates.text("client.crt")));
        assertThat(Cli.run("scan", "-f", half).err())
                .contains("the Secret default/client: a client certificate needs both tls.crt and tls.key; tls.key is missing");
    }

    @Test
    void theDockerConfigurationAndItsHelpers() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        helper(bin, "good", "read host; echo \"{\\\"Username\\\":\\\"bot\\\",\\\"Secret\\\":\\\"" + RealRegistry.PASSWORD + "\\\"}\"");
        helper(bin, "empty", "echo 'credentials not found in native keychain'; exit 1");
        helper(bin, "broken", "echo hush; exit 3");
        Path file = resources(PASSWORD, "", "unused", "type: Opaque", Map.of("a", "b"));
        String image = PASSWORD.host() + "/org/app";

        docker("{\"credHelpers\": {\"" + PASSWORD.host() + "\": \"good\"}}");
        assertThat(other(bin, "scan", "-f", file.toString())).contains("1.0.0");
        JsonNode row = auth(bin, image);
        assertThat(row.get("user").asText()).isEqualTo("bot");
        assertThat(row.get("entry").asText()).isEqualTo(PASSWORD.host());
        assertThat(row.get("source").asText()).endsWith("config.json, credential helper docker-credential-good");

        docker("{\"credsStore\": \"empty\", \"auths\": {\"" + PASSWORD.host() + "\": {\"auth\": \""
                + auth(RealRegistry.PASSWORD) + "\"}}}");
        assertThat(other(bin, "scan", "-f", file.toString())).contains("1.0.0");
        assertThat(auth(bin, image).get("user").asText()).isEqualTo(RealRegistry.USER);

        docker("{\"credsStore\": \"broken\"}");
        assertThat(other(bin, "auth", image))
                .contains("docker-credential-broken of the Docker configuration, asked for " + PASSWORD.host()
                        + ", failed with exit code 3; run: echo " + PASSWORD.host() + " | docker-credential-broken get")
                .doesNotContain("hush");
        docker("{\"credsStore\": \"absent\"}");
        assertThat(other(bin, "auth", image)).contains("docker-credential-absent of the Docker configuration is not on the PATH");
        docker("{\"credsStore\": \"../evil\"}");
        assertThat(other(bin, "auth", image)).contains("write what stands behind docker-credential-");
    }

    @Test
    void theIdentityOfTheMachineInACloud() throws Exception {
        String host = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
        Path file = Files.writeString(folder.resolve("ecr.yaml"), """
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: app}
                spec: {image: %s/org/app, interval: 1m, provider: aws}
                """.formatted(host));
        String token = Base64.getEncoder().encodeToString("AWS:ecr-hush".getBytes(StandardCharsets.UTF_8));
        try (EmbeddedRegistry ecr = EmbeddedRegistry.builder().basic("AWS", "ecr-hush").start()) {
            ecr.push("org/app", "1.0.0");
            ecr.setFault(request -> request.header("X-Amz-Target").endsWith(".GetAuthorizationToken")
                    ? Optional.of(EmbeddedRegistryAnswer.json(
                            200, "{\"authorizationData\": [{\"authorizationToken\": \"" + token + "\"}]}"))
                    : Optional.empty());
            Map<String, String> machine = Map.of(
                    "AWS_ENDPOINT_URL_ECR", ecr.url().toString(),
                    "AWS_ACCESS_KEY_ID", "AKID",
                    "AWS_SECRET_ACCESS_KEY", "key-hush",
                    "AWS_EC2_METADATA_DISABLED", "true");

            String mirror = host + "=" + ecr.url();
            assertThat(other(machine, "scan", "-f", file.toString(), "--mirror", mirror, "-o", "json"))
                    .contains("\"1.0.0\"")
                    .doesNotContain("hush");
            assertThat(other(machine, "auth", host + "/org/app", "-f", file.toString()))
                    .contains("AWS", "the machine's identity, provider aws")
                    .doesNotContain("hush");
            assertThat(other(
                            Map.of("AWS_EC2_METADATA_DISABLED", "true", "AWS_ACCESS_KEY_ID", ""),
                            "scan",
                            "-f",
                            file.toString()))
                    .contains("failed to configure authentication options: this machine has no AWS identity: looked for");
        }
    }

    private JsonNode auth(Path bin, String image) throws Exception {
        return new ObjectMapper().readTree(other(bin, "auth", image, "-o", "json")).at("/credentials/0");
    }

    /** In another process, whose environment and home are ours to set. */
    private String other(Path bin, String... arguments) throws Exception {
        Map<String, String> environment = Map.of(
                "DOCKER_CONFIG",
                folder.resolve("docker").toString(),
                "PATH",
                bin + File.pathSeparator + System.getenv("PATH"));
        return other(environment, arguments);
    }

    private String other(Map<String, String> environment, String... arguments) throws Exception {
        try (JavaProcess process = JavaProcess.start(folder, environment, path -> true, Main.class, arguments)) {
            return process.awaitAnyEnd();
        }
    }

    private void docker(String json) throws Exception {
        Files.createDirectories(folder.resolve("docker"));
        Files.writeString(folder.resolve("docker/config.json"), json);
    }

    private static void helper(Path bin, String name, String script) throws Exception {
        Path file = Files.writeString(bin.resolve("docker-credential-" + name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String auth(String password) {
        return Base64.getEncoder()
                .encodeToString((RealRegistry.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Path resources(RealRegistry registry, String reference, String secret, String type, Map<String, String> data)
            throws Exception {
        StringBuilder text = new StringBuilder("""
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: app}
                spec:
                  image: %s/org/app
                  interval: 1m
                  %s
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: %s}
                %s
                data:
                """.formatted(registry.host(), reference, secret, type));
        data.forEach((key, value) -> text.append("  ")
                .append(key)
                .append(": ")
                .append(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                .append('\n'));
        return Files.writeString(folder.resolve("resources.yaml"), text);
    }
}
