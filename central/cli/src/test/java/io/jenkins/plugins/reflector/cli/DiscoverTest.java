package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DiscoverTest {

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void fill() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
        write("apps/kustomization.yaml", Fleet.KUSTOMIZATION);
        write(
                "apps/deployment.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: prod}
                spec:
                  template:
                    spec:
                      containers:
                      - image: nginx
                      - image: ghcr.io/acme/api:main-3f9a8b1-1700000000
                      - image: quay.io/x/tool:latest@sha256:%s
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: none}
                spec: {image: not/this, interval: 1m}
                """
                        .formatted("ab".repeat(32)));
        write("chart/values.yaml", "image: {repository: acme/app, tag: ''}\nbuildImage: true\nextraImage: acme/x:20240115\n");
        write("chart/Chart.lock", "");
        write("chart/charts/dep/values.yaml", "image: not/this:1.0.0\n");
        write("Dockerfile", "FROM acme/base:sha-3f9a8b1\n");
        write("Jenkinsfile", "docker.image('maven:3.9.6')\n");
        write("out/ignored.yaml", "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: 'not/this:1'}]}\n");
        write(".gitignore", "out/\n");
        write("broken.yaml", "a: 1\nimage: [\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = tree.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void namesEveryImageWithItsPlaceAndAPolicyForIt() {
        Cli cli = Cli.run("discover", tree);

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.err()).startsWith("warning: broken.yaml:3: ").hasLineCount(1);
        assertThat(cli.out().lines().takeWhile(line -> !line.isEmpty()).map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "FILE | OBJECT | IMAGE | TAG | POLICY",
                        "Dockerfile:1 | Dockerfile Dockerfile | acme/base | sha-3f9a8b1 | -",
                        "Jenkinsfile:1 | Jenkinsfile Jenkinsfile | maven | 3.9.6 | semver('3.9.x')",
                        "apps/deployment.yaml:8 | Deployment prod/web | nginx | - | semver('1.23.x')",
                        "apps/deployment.yaml:9 | Deployment prod/web | ghcr.io/acme/api | main-3f9a8b1-1700000000 | numerical('asc')",
                        "apps/deployment.yaml:10 | Deployment prod/web | quay.io/x/tool | latest@sha256:abababababab… | digest('latest')",
                        "apps/kustomization.yaml:4 | - | nginx | 1.23.0 | semver('1.23.x')",
                        "chart/values.yaml:1 | - | acme/app | - | -",
                        "chart/values.yaml:3 | - | acme/x | 20240115 | alphabetical('asc')");
        assertThat(cli.out()).contains("\nIn a Pipeline:\n", "\nAs Flux resources", "\nAs configuration as code");
    }

    @Test
    void itsJsonHoldsAllOfIt() {
        Cli cli = Cli.run("discover", tree, "-o", "json");

        assertThat(cli.exit()).isZero();
        JsonNode image = cli.json().at("/images/4");
        assertThat(image.get("path").asText()).isEqualTo("apps/deployment.yaml");
        assertThat(image.get("line").asInt()).isEqualTo(10);
        assertThat(image.at("/object/kind").asText()).isEqualTo("Deployment");
        assertThat(image.get("canonicalImageName").asText()).isEqualTo("quay.io/x/tool");
        assertThat(image.get("tag").asText()).isEqualTo("latest");
        assertThat(image.get("digest").asText()).isEqualTo("sha256:" + "ab".repeat(32));
        assertThat(cli.json().at("/images/6/tag").isMissingNode()).isTrue();
        JsonNode policy = cli.json().at("/policies/2");
        assertThat(policy.get("image").asText()).isEqualTo("ghcr.io/acme/api");
        assertThat(policy.at("/policy/numerical/order").asText()).isEqualTo("asc");
        assertThat(policy.at("/filterTags/pattern").asText()).isEqualTo("^main-g?[0-9a-f]+-(?P<n>[0-9]+)$");
        assertThat(cli.json().get("configuration").fieldNames()).toIterable().containsExactly("pipeline", "flux", "casc");
        assertThat(cli.json().at("/warnings/0/path").asText()).isEqualTo("broken.yaml");
        assertThat(Cli.run("discover", tree, "-o", "yaml").out()).startsWith("images:");
    }

    @Test
    void itsResourcesUpdateTheVeryTree() throws IOException {
        Path resources = folder.resolve("resources.yaml");
        Files.writeString(resources, Cli.run("discover", tree, "--configuration", "flux").out());
        Path tags = folder.resolve("tags.yaml");
        Files.writeString(
                tags,
                """
                flux-system/nginx: [1.23.0, 1.23.4, 1.24.0]
                flux-system/api: [main-3f9a8b1-1700000000, main-aaaaaaa-1700000009]
                flux-system/tool: {latest: 'sha256:%s'}
                flux-system/maven: [3.9.7]
                flux-system/x: ['20240201']
                flux-system/base: []
                """
                        .formatted("cd".repeat(32)));

        assertThat(Cli.run("validate", "-f", resources).exit()).isZero();
        Cli cli = Cli.run("update", "-f", resources, "--tags", tags, "--path", tree, "-o", "json");

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.json().findValuesAsText("new"))
                .containsExactly(
                        "maven:3.9.7",
                        "ghcr.io/acme/api:main-aaaaaaa-1700000009",
                        "quay.io/x/tool:latest@sha256:" + "cd".repeat(32),
                        "1.23.4",
                        "acme/x:20240201");
    }

    @Test
    void itsPipelineLineKnowsTheRepositoryAndNeverItsPassword() throws Exception {
        try (Git git = Git.init().setDirectory(tree.toFile()).call()) {
            git.getRepository().getConfig().setString("remote", "origin", "url", "https://bot:hunter2@git.acme.org/fleet.git");
            git.getRepository().getConfig().save();
        }

        Cli cli = Cli.run("discover", tree.resolve("apps"), "--configuration", "pipeline");

        assertThat(cli.out())
                .startsWith("reflectorUpdate url: 'https://git.acme.org/fleet.git', credentialsId: 'git-bot', path: 'apps',\n")
                .contains("    [image: 'nginx', policy: semver('1.23.x')],\n")
                .contains("[image: 'ghcr.io/acme/api', policy: numerical('asc'), filterTags: [pattern: '^main-g?[0-9a-f]+-(?P<n>[0-9]+)$', extract: '$n']],\n")
                .doesNotContain("hunter2", "bot:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/git/fleet.git", "file:///srv/git/fleet.git", "../fleet.git"})
    void aRepositoryThatOnlyThisMachineReachesIsNoneForAJob(String url) throws Exception {
        try (Git git = Git.init().setDirectory(tree.toFile()).call()) {
            git.getRepository().getConfig().setString("remote", "origin", "url", url);
            git.getRepository().getConfig().save();
        }

        assertThat(Cli.run("discover", tree.resolve("apps"), "--configuration", "pipeline").out())
                .startsWith("reflectorUpdate url: 'https://git.example.com/fleet.git', credentialsId: 'git-bot', path: 'apps',\n");
    }

    @Test
    void itsConfigurationAsCodeHasAnItemForEachImage() {
        String text = Cli.run("discover", tree, "--configuration", "casc").out();

        JsonNode root = new com.fasterxml.jackson.databind.ObjectMapper()
                .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        JsonNode reflector = root.at("/unclassified/imageReflector");
        assertThat(reflector.get("imageRepositories").findValuesAsText("name"))
                .containsExactly("base", "maven", "api", "tool", "nginx", "x");
        assertThat(reflector.get("imagePolicies").findValuesAsText("imageRepositoryRef"))
                .containsExactly("maven", "api", "tool", "nginx", "x");
        assertThat(reflector.at("/imagePolicies/2/policy/digest/tag").asText()).isEqualTo("latest");
        assertThat(text).contains("# base: its tags tell no order; choose a policy by hand\n");
    }

    @Test
    void whatIsWrongIsToldInASentence() throws IOException {
        assertThat(Cli.run("discover", folder.resolve("gone")).exit()).isEqualTo(2);
        assertThat(Cli.run("discover", folder.resolve("gone")).err()).contains("there is no directory ");
        assertThat(Cli.run("discover").exit()).isEqualTo(2);
        assertThat(Cli.run("discover", tree, "-o", "diff").err()).contains("'discover' has no -o diff");
        assertThat(Cli.run("discover", tree, "--configuration", "xml").exit()).isEqualTo(2);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(Cli.run("discover", empty).out()).isEqualTo("no image was found\n");
        assertThat(Cli.run("discover", empty, "--configuration", "flux").out()).isEmpty();
        Files.write(empty.resolve("latin.yaml"), "image: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Cli.run("discover", empty).err()).contains("latin.yaml: ", "not UTF-8");
        assertThat(List.of(Cli.run("discover", "--help").out().split("\n"))).anyMatch(line -> line.contains("--configuration"));
    }
}
