package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the documents, read out of them and run in the sandbox as they stand there. */
class ExamplesIT extends WithServers {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```groovy\n(.*?)^```$");
    private static final String APP = "apps/team-app/kustomization.yaml";

    @TempDir
    static Path tools;

    private static int number;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.0");
        registry.push("library/nginx", "1.23.1");
        registry.push("team/app", "1.4.0");
        EmbeddedGitRepository automated = git.create("automated");
        automated.commit("main", Map.of(Fleet.PATH, Fleet.manifest("1.23.0")), "Begin");
        docker();
        jenkins.configure(Fleet.configuration(registry, """
                - host: registry.example.com
                  mirror: http://%s
                  insecure: true
                """.formatted(registry.host()) + Watched.NGINX + Watched.automation("fleet", git.url("automated"), "24h")));
    }

    /** Docker, as much of it as the example needs: it pushes an image without layers. */
    private static void docker() throws IOException {
        RealServers.require("curl", "curl");
        Path docker = tools.resolve("docker");
        Files.writeString(docker, """
                #!/bin/sh
                set -e
                [ "$1" = push ] || exit 0
                name=${2#registry.example.com/}; tag=${name##*:}; name=${name%%:*}; at=http://%s/v2/$name
                config='{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}'
                digest=sha256:$(printf %%s "$config" | sha256sum | cut -d' ' -f1)
                to=$(curl -sfi -X POST "$at/blobs/uploads/" | tr -d '\\r' | sed -n 's/^[Ll]ocation: //p')
                case $to in http*) ;; *) to=http://%s$to;; esac
                case $to in *\\?*) to="$to&";; *) to="$to?";; esac
                printf %%s "$config" | curl -sf -X PUT -H 'Content-Type: application/octet-stream' --data-binary @- "${to}digest=$digest"
                printf '{"schemaVersion":2,"mediaType":"%%s","config":{"mediaType":"%%s","digest":"%%s","size":%%s},"layers":[]}' \\
                  application/vnd.oci.image.manifest.v1+json application/vnd.oci.image.config.v1+json "$digest" "${#config}" \\
                  | curl -sf -X PUT -H 'Content-Type: application/vnd.oci.image.manifest.v1+json' --data-binary @- "$at/manifests/$tag"
                """.formatted(registry.host(), registry.host()));
        assertThat(docker.toFile().setExecutable(true)).isTrue();
    }

    static Stream<Arguments> examples() throws IOException {
        return Stream.of("README.md", "docs/pipeline.md").flatMap(ExamplesIT::examples);
    }

    private static Stream<Arguments> examples(String document) {
        try {
            List<String> examples = EXAMPLE.matcher(Files.readString(Project.root().resolve(document)))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            return Stream.iterate(0, i -> i < examples.size(), i -> i + 1)
                    .map(i -> Arguments.of(document + ", example " + (i + 1), examples.get(i)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fleet fleet(String name) throws IOException {
        Fleet fleet = Fleet.create(git, name);
        fleet.repository().commit(
                "main",
                Map.of(APP, "images:\n- name: registry.example.com/team/app\n  newTag: 1.4.0\n"),
                "Add the team's app");
        return fleet;
    }

    /** With the repository of the test, and its tools in the path where the example runs any. */
    private static String script(String example, Fleet fleet) {
        return example.replace("https://git.example.com/fleet.git", fleet.url())
                .replace("    environment {\n", "    environment {\n        PATH = \"" + tools + ":${env.PATH}\"\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    @DisplayName("Every Pipeline of the README and of docs/pipeline.md runs in the sandbox as it stands there")
    void runs(String name, String example) throws Exception {
        Fleet fleet = fleet("example-" + ++number);

        Build build = jenkins.jobs().runPipeline("example-" + number, script(example, fleet));

        assertThat(build.result()).as(name + "\n" + example + "\n" + build.log()).isEqualTo("SUCCESS");
    }

    @Test
    @DisplayName("From \"build and push an image\" to the manifest: the tag that was pushed is the one that is committed")
    void buildsPushesAndDeploys(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("build-and-push");
        String example = examples("docs/pipeline.md")
                .map(found -> (String) found.get()[1])
                .filter(text -> text.contains("docker push"))
                .findFirst()
                .orElseThrow();

        Build build = jenkins.jobs().runPipeline("build-and-push", script(example, fleet));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.repository().read("main", APP)).contains("newTag: 1.4.1");
        assertThat(build.log()).contains("registry.example.com/team/app 1.4.0 -> 1.4.1 in " + APP + ":3");
        reporter.publishEntry("seen", "`registry.example.com/team/app 1.4.0 -> 1.4.1`");
    }
}
