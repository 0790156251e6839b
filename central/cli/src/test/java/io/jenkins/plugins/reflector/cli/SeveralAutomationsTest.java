package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several automations of one repository, over SSH: one after the other, each its own commit, one that fails beside. */
class SeveralAutomationsTest {

    @RegisterExtension
    static final RealGit GIT = RealGit.ssh();

    private static final String AUTOMATION = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: %1$s, namespace: ns}
            spec:
              interval: 10m
              sourceRef: {kind: GitRepository, name: fleet}
              update: {path: %1$s}
              git:
                checkout: {ref: {branch: main}}
                commit:
                  author: {name: Bot, email: bot@example.com}
                  messageTemplate: "{{ .AutomationObject.Name }}%2$s"
            ---
            """;

    @TempDir
    private Path folder;

    private static String manifest(String tag) {
        return "image: nginx:" + tag + " # {\"$imagepolicy\": \"ns:nginx\"}\n";
    }

    @Test
    void eachMakesItsCommit() throws Exception {
        EmbeddedGitRepository repository = GIT.create("several");
        repository.commit(
                "main",
                Map.of("a/x.yaml", manifest("1.0.0"), "b/x.yaml", manifest("1.0.0"), "c/x.yaml", manifest("1.0.0")),
                "Start");
        String resources = """
                {apiVersion: image.toolkit.fluxcd.io/v1, kind: ImageRepository, metadata: {name: nginx, namespace: ns}, spec: {image: nginx, interval: 1m}}
                ---
                {apiVersion: image.toolkit.fluxcd.io/v1, kind: ImagePolicy, metadata: {name: nginx, namespace: ns}, spec: {imageRepositoryRef: {name: nginx}, policy: {semver: {range: 1.x}}}}
                ---
                """
                + AUTOMATION.formatted("a", "") + AUTOMATION.formatted("b", "{{ .Nope }}") + AUTOMATION.formatted("c", "")
                + """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: fleet, namespace: ns}
                spec: {url: '%s', interval: 1m, secretRef: {name: key}}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: key, namespace: ns}
                stringData:
                  known_hosts: '%s'
                  identity: |
                %s
                """
                        .formatted(GIT.url("several"), GIT.sshd().knownHosts().strip(), GIT.privateKey().indent(4));
        Path file = Files.writeString(folder.resolve("resources.yaml"), resources);
        Path tags = Files.writeString(folder.resolve("tags.yaml"), "ns/nginx: ['1.0.0', '1.0.1']\n");

        Cli cli = Cli.run("run", "-f", file, "--tags", tags, "-o", "json");

        assertThat(cli.exit()).as(cli.err()).isEqualTo(1);
        assertThat(cli.json().at("/automations/0/pushed").asBoolean()).isTrue();
        assertThat(cli.json().at("/automations/1/reason").asText()).isEqualTo("GitOperationFailed");
        assertThat(cli.json().at("/automations/1/message").asText()).contains("ns/b", "line 1, column 32", "field Nope");
        assertThat(cli.json().at("/automations/2/pushed").asBoolean()).isTrue();
        assertThat(repository.log("main")).extracting(EmbeddedGitRepository.LogEntry::message).containsExactly("c", "a", "Start");
        assertThat(repository.read("main", "a/x.yaml")).isEqualTo(manifest("1.0.1"));
        assertThat(repository.read("main", "b/x.yaml")).isEqualTo(manifest("1.0.0"));
        assertThat(repository.read("main", "c/x.yaml")).isEqualTo(manifest("1.0.1"));

        Cli nothing = Cli.run("run", "-f", file, "--tags", tags, "-o", "message");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("-o message wants exactly one ImageUpdateAutomation among the resources; there are 3");
    }
}
