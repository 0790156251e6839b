package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Commits of a Pipeline step that Git itself finds well signed, by keys in Jenkins' credentials. */
class SigningIT extends WithServers {

    private static final String EMAIL = "bot@example.com";

    @TempDir
    static Path folder;

    private static Path keyring;

    @BeforeAll
    static void fill() throws Exception {
        // The agent of gpg needs a short path.
        keyring = Files.createTempDirectory("gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        RealServers.require("gpg", "gnupg");
        run("gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "", "--quick-generate-key", "Bot <" + EMAIL + ">", "ed25519", "sign", "never");
        String gpg = run("gpg", "--batch", "--armor", "--export-secret-keys", EMAIL);
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("key").toString());
        Files.writeString(folder.resolve("allowed"), EMAIL + " " + Files.readString(folder.resolve("key.pub")));
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()).replace("      - usernamePassword:", """
                      - basicSSHUserPrivateKey:
                          scope: GLOBAL
                          id: sign-ssh
                          username: bot
                          privateKeySource:
                            directEntry:
                              privateKey: |
                %s
                      - file:
                          scope: GLOBAL
                          id: sign-gpg
                          fileName: key.asc
                          secretBytes: "%s"
                      - usernamePassword:""".formatted(
                        Files.readString(folder.resolve("key")).indent(16).stripTrailing(),
                        Base64.getEncoder().encodeToString(gpg.getBytes(StandardCharsets.UTF_8)))));
    }

    @AfterAll
    static void stopAgent() throws Exception {
        run("gpgconf", "--homedir", keyring.toString(), "--kill", "all");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GNUPGHOME", keyring.toString());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Fleet update(String key) throws Exception {
        Fleet fleet = Fleet.create(git, key);
        Build build = jenkins.jobs().runPipeline(key, fleet.step(", author: 'Bot <" + EMAIL + ">', signingKeyCredentialsId: '" + key + "'"));
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        return fleet;
    }

    private static String verify(Fleet fleet) throws Exception {
        return run("git", "--git-dir=" + fleet.repository().directory(), "-c", "gpg.ssh.allowedSignersFile=" + folder.resolve("allowed"), "verify-commit", "main");
    }

    @Test
    @DisplayName("signingKeyCredentialsId with an SSH key: git verify-commit finds the commit well signed")
    void signsBySsh(TestReporter reporter) throws Exception {
        String said = verify(update("sign-ssh"));

        assertThat(said).contains("Good \"git\" signature for " + EMAIL);
        reporter.publishEntry("seen", "`Good \"git\" signature for " + EMAIL + "`");
    }

    @Test
    @DisplayName("signingKeyCredentialsId with a GPG key in a secret file: git verify-commit finds the commit well signed")
    void signsByGpg(TestReporter reporter) throws Exception {
        String said = verify(update("sign-gpg"));

        assertThat(said).contains("Good signature from \"Bot <" + EMAIL + ">\"");
        reporter.publishEntry("seen", "`Good signature from \"Bot <" + EMAIL + ">\"`");
    }

    @Test
    @DisplayName("Credentials that sign no commits are refused before anything is pushed")
    void refusesOtherCredentials(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "sign-nothing");

        Build build = jenkins.jobs().runPipeline("sign-nothing", fleet.step(", signingKeyCredentialsId: 'git-bot'"));

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("are of a kind that signs no commits").doesNotContain("\tat ", RealGit.PASSWORD);
        assertThat(fleet.commits()).isEqualTo(1);
        reporter.publishEntry("seen", build.log().lines().filter(line -> line.startsWith("ERROR: ")).findFirst().orElse(""));
    }
}
