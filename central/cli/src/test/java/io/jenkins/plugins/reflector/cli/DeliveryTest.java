package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where commits go and how they are signed, by {@code run} against a Git server over HTTP. */
class DeliveryTest {

    private static final String SEMVER = "semver: {range: 1.23.x}";

    @TempDir
    private Path folder;

    private static Cli run(Fleet fleet, Path resources) {
        return Cli.run("run", "-f", resources, "--mirror", fleet.mirror(), "-o", "json");
    }

    private static Path with(Fleet fleet, String push) throws Exception {
        return fleet.resources(SEMVER, push.indent(4), Fleet.PASSWORD);
    }

    private static String ref(Fleet fleet, String name) throws Exception {
        return run(fleet.git.directory(), "git", "rev-parse", name).strip();
    }

    private static String run(Path directory, String... command) throws Exception {
        RealServers.require(command[0], command[0].startsWith("gpg") ? "gnupg" : "git");
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void theNameOfThePushBranchMayBeATemplate() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            String head = fleet.git.head("main");
            Cli cli = run(fleet, with(fleet, """
                    push:
                      branch: 'images/{{ .AutomationObject.Name }}-{{ (index .Images 0).Identifier }}'
                    """));
            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(cli.json().at("/automations/0/commit/branch").asText()).isEqualTo("images/my-app-1.23.1");
            assertThat(fleet.git.read("images/my-app-1.23.1", Fleet.FILE)).contains("newTag: 1.23.1");
            assertThat(fleet.git.head("main")).isEqualTo(head);
        }
    }

    @Test
    void aWrongTemplateOfThePushBranchIsTold() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Cli cli = run(fleet, with(fleet, "push: {branch: 'x-{{ .Nope }}'}"));
            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.json().at("/automations/0/reason").asText()).isEqualTo("InvalidSourceConfiguration");
            assertThat(cli.json().at("/automations/0/stalled").asBoolean()).isTrue();
            assertThat(cli.err()).contains("git.push.branch", "line 1, column 6", "can't evaluate field Nope");
            Cli invalid = run(fleet, with(fleet, "push: {branch: 'a..b-{{ .Values }}'}"));
            assertThat(invalid.exit()).isEqualTo(1);
            assertThat(invalid.err()).contains("is not a valid name of a Git branch");
        }
    }

    @Test
    void updateAndRunShowTheMessageWithItsTrailers() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = fleet.resources(SEMVER);
            Files.writeString(
                    resources,
                    Files.readString(resources).replace("  update: {", "  reflector: {trailers: true}\n  update: {"));
            Path tree = Files.createDirectories(folder.resolve("tree/apps/my-app"));
            Files.writeString(tree.resolve("kustomization.yaml"), Fleet.KUSTOMIZATION);
            String message = "1.23.0 to 1.23.1\n\nImage-Reflector: flux-system/my-app\n"
                    + "Image-Reflector-Change: flux-system/nginx-policy 1.23.0 -> 1.23.1\n";
            String[] mirror = {"--mirror", fleet.mirror(), "--dry-run", "-o", "message"};
            Cli update = Cli.run(
                    "update", "-f", resources, "--path", folder.resolve("tree"), mirror[0], mirror[1], mirror[2], mirror[3], mirror[4]);
            assertThat(update.out()).as(update.err()).isEqualTo(message);
            Cli run = Cli.run("run", "-f", resources, mirror[0], mirror[1], mirror[2], mirror[3], mirror[4]);
            assertThat(run.out()).as(run.err()).isEqualTo(message);
        }
    }

    @Test
    void warnsOfRemovedFieldsAndOfWhatTheServerDoesNotHeed() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = with(fleet, "push: {options: {topic: images}}");
            Files.writeString(
                    resources,
                    Files.readString(resources)
                            .replaceFirst("messageTemplate: .*", "messageTemplate: '{{ .Updated.Images }}{{ .Updated.Files | len }}'"));
            Cli cli = Cli.run("run", "-f", resources, "--mirror", fleet.mirror());
            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(fleet.git.log("main").get(0).message()).isEqualTo("[nginx:1.23.1]1");
            assertThat(cli.err().lines().filter(line -> line.startsWith("warning: ")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("uses .Updated or .Changed.ImageResult, which Flux refuses"))
                    .anyMatch(line -> line.contains("takes no push options; topic=images had no effect"));
        }
    }

    @Test
    void aRefspecIsPushedInAddition() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Cli cli = run(fleet, with(fleet, "push: {refspec: 'refs/heads/main:refs/heads/auto'}"));
            assertThat(cli.exit()).as(cli.err()).isZero();
            String id = cli.json().at("/automations/0/commit/id").asText();
            assertThat(fleet.git.head("main")).isEqualTo(id);
            assertThat(fleet.git.head("auto")).isEqualTo(id);
        }
    }

    @Test
    void anotherBranchAndARefspec() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            String head = fleet.git.head("main");
            Cli cli = run(fleet, with(fleet, "push: {branch: updates, refspec: 'HEAD:refs/for/main'}"));
            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(fleet.git.head("main")).isEqualTo(head);
            assertThat(ref(fleet, "refs/for/main")).isEqualTo(fleet.git.head("updates")).isNotEqualTo(head);
        }
    }

    @Test
    void aRefspecThatLosesCommitsFailsAndSaysWhatIsPushed() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            String theirs = fleet.git.commit("auto", Map.of("x.yaml", "x: 1\n"), "By hand");
            Cli cli = run(fleet, with(fleet, "push: {refspec: 'main:auto'}"));
            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.json().get("pushed").asBoolean()).isTrue();
            assertThat(cli.json().at("/automations/0/ready").asBoolean()).isFalse();
            assertThat(cli.json().at("/automations/0/reason").asText()).isEqualTo("GitOperationFailed");
            assertThat(cli.err()).contains("is on main, but pushing the refspec main:auto failed", "would be lost");
            assertThat(fleet.git.head("auto")).isEqualTo(theirs);
            assertThat(fleet.kustomization()).contains("newTag: 1.23.1");
        }
    }

    @Test
    void aWrongRefspecIsRefusedBeforeAnythingIsPushed() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            String head = fleet.git.head("main");
            for (String wrong : List.of(":refs/heads/main", "refs/heads/*:refs/heads/*", "a b")) {
                Cli cli = run(fleet, with(fleet, "push: {refspec: '" + wrong + "'}"));
                assertThat(cli.exit()).isEqualTo(1);
                assertThat(cli.err()).contains("git.push.refspec", "is not of the form source:target");
            }
            assertThat(fleet.git.head("main")).isEqualTo(head);
        }
    }

    @Test
    void checksOutTheTagOfARange() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            run(fleet.git.directory(), "git", "tag", "v1.4.0", "main");
            fleet.git.commit("main", Map.of(Fleet.FILE, "resources: []\n"), "Gone");
            Path resources = with(fleet, "push: {branch: updates}");
            Files.writeString(resources, Files.readString(resources).replace("{branch: main}", "{semver: 1.x}"));
            Cli cli = run(fleet, resources);
            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(fleet.git.read("updates", Fleet.FILE)).contains("newTag: 1.23.1");
        }
    }

    @Test
    void signsWithTheKeyOfASecret() throws Exception {
        Path home = Files.createTempDirectory("gpg");
        assertThat(home.toFile().setReadable(false, false) && home.toFile().setReadable(true, true)).isTrue();
        List<String> gpg = List.of(
                "gpg", "--homedir", home.toString(), "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "pass");
        run(home, words(gpg, "--quick-generate-key", "Bot <bot@example.com>", "ed25519", "sign", "never"));
        String key = run(home, words(gpg, "--armor", "--export-secret-keys", "bot@example.com"));
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = with(fleet, "push: {branch: signed}");
            String signing = "author: {name: Bot, email: bot@example.com}\n      signingKey: {secretRef: {name: key}}";
            String text = Files.readString(resources).replace("author: {name: Bot, email: bot@example.com}", signing);
            String secret = "---\napiVersion: v1\nkind: Secret\nmetadata: {name: key, namespace: flux-system}\nstringData:\n"
                    + "  passphrase: PASS\n  git.asc: |\n" + key.indent(4);

            Files.writeString(resources, text);
            Cli missing = run(fleet, resources);
            assertThat(missing.exit()).isEqualTo(1);
            assertThat(missing.err()).contains("the Secret flux-system/key", "signingKey", "is not among the resources");
            assertThat(missing.json().at("/automations/0/reason").asText()).isEqualTo("SourceManagerFailed");

            Files.writeString(resources, text + secret.replace("PASS", "wrong"));
            Cli wrong = run(fleet, resources);
            assertThat(wrong.exit()).isEqualTo(1);
            assertThat(wrong.err()).contains("the passphrase is wrong").doesNotContain(key.substring(60, 90));

            Files.writeString(resources, text + secret.replace("PASS", "pass"));
            Cli cli = run(fleet, resources);
            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(run(fleet.git.directory(), "env", "GNUPGHOME=" + home, "git", "verify-commit", "signed"))
                    .contains("Good signature from \"Bot <bot@example.com>\"");
        } finally {
            run(home, "gpgconf", "--homedir", home.toString(), "--kill", "all");
        }
    }

    private static String[] words(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }
}
