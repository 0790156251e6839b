package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits that gpg and OpenSSH themselves find well signed, by keys that they made. */
class CommitSigningTest {

    private static final String PASSPHRASE = "correct horse ü";

    @TempDir
    Path temp;

    private Path keyring;
    private EmbeddedGitRepository repository;

    @BeforeEach
    void prepare() throws Exception {
        RealServers.require("git", "git");
        keyring = Files.createTempDirectory("gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        repository = EmbeddedGitRepository.create(temp.resolve("r.git"));
        repository.commit("main", Map.of("a.yaml", "a: 1\n"), "First");
    }

    @AfterEach
    void stopAgent() throws Exception {
        run("gpgconf", "--homedir", keyring.toString(), "--kill", "all");
    }

    private String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.directory().toFile());
        builder.environment().put("GNUPGHOME", keyring.toString());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private String gpg(String passphrase, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                RealServers.require("gpg", "gnupg").toString(),
                "--batch", "--quiet", "--no-tty", "--pinentry-mode", "loopback", "--passphrase", passphrase));
        command.addAll(List.of(arguments));
        return run(command.toArray(new String[0]));
    }

    private String newKey(String algorithm, String passphrase) throws Exception {
        gpg(passphrase, "--quick-generate-key", "Bot <bot@example.com>", algorithm, "sign", "never");
        return export(passphrase);
    }

    private String export(String passphrase) throws Exception {
        return gpg(passphrase, "--armor", "--export-secret-keys", "bot@example.com");
    }

    private void commit(CommitSigner signer) throws Exception {
        CommitIdentity bot = new CommitIdentity("Bot", "bot@example.com", ZonedDateTime.now());
        GitRemote remote = new GitRemote(repository.directory().toUri().toString(), GitCredentials.NONE, Duration.ofSeconds(30));
        try (GitSession session = new JGitSessions(temp.resolve("mirrors"), UrlRules.LOCAL_TOO).open(remote)) {
            Snapshot head = session.fetch(GitRef.branch("main"));
            FileChange change = new FileChange(
                    "a.yaml", head.tree().read("a.yaml"), "a: 2\n".getBytes(StandardCharsets.UTF_8), List.of());
            String id = session.commit(head, List.of(change), bot, "Update to 2\n\nwith ü and without an end", signer);
            assertThat(session.push(id, "main", head.commit(), Map.of())).isEqualTo(new PushOutcome.Pushed());
        }
    }

    @ParameterizedTest
    @CsvSource({"rsa2048,''", "rsa3072,p", "ed25519,''", "ed25519,p", "nistp256,p", "nistp384,''", "nistp521,p"})
    void gpgFindsItGood(String algorithm, String protection) throws Exception {
        String passphrase = protection.isEmpty() ? "" : PASSPHRASE;
        commit(CommitSigners.gpg(newKey(algorithm, passphrase), passphrase));
        assertThat(run("git", "verify-commit", "main")).contains("Good signature from \"Bot <bot@example.com>\"");
        assertThat(run("git", "log", "-1", "--format=%G?|%GS|%B", "main"))
                .startsWith("G|Bot <bot@example.com>|Update to 2\n\nwith ü");
        assertThat(run("git", "fsck", "--strict")).doesNotContain("error");
    }

    @Test
    void aSubkeyForSigningSigns() throws Exception {
        gpg(PASSPHRASE, "--quick-generate-key", "Bot <bot@example.com>", "rsa2048", "cert", "never");
        String fingerprint = run("gpg", "--list-keys", "--with-colons")
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":")[9];
        gpg(PASSPHRASE, "--quick-add-key", fingerprint, "cv25519", "encr", "never");
        String unable = export(PASSPHRASE);
        assertThatThrownBy(() -> CommitSigners.gpg(unable, PASSPHRASE)).hasMessageContaining("no key of it is for signing");
        gpg(PASSPHRASE, "--quick-add-key", fingerprint, "ed25519", "sign", "never");
        commit(CommitSigners.gpg(export(PASSPHRASE), PASSPHRASE));
        assertThat(run("git", "verify-commit", "main")).contains("Good signature").contains("EDDSA");

        // The same where the primary key's secret is kept elsewhere.
        String subkeysOnly = gpg(PASSPHRASE, "--armor", "--export-secret-subkeys", "bot@example.com");
        repository.commit("main", Map.of("a.yaml", "a: 1\n"), "Back");
        commit(CommitSigners.gpg(subkeysOnly, PASSPHRASE));
        assertThat(run("git", "verify-commit", "main")).contains("Good signature");
    }

    @Test
    void saysWhatIsWrongWithAKey() throws Exception {
        String key = newKey("ed25519", PASSPHRASE);
        refused(key, "wrong", "the passphrase is wrong");
        refused(key, null, "none is given; give the passphrase");
        refused("", null, "no armored private key");
        refused("-----BEGIN OPENSSH PRIVATE KEY-----", null, "no armored private key");
        refused(gpg("", "--armor", "--export", "bot@example.com"), null, "it is a public key");
        refused(key + "\n" + key, PASSPHRASE, "more than one private key");
        gpg("", "--quick-generate-key", "Bot Two <bot@example.com>", "ed25519", "sign", "never");
        refused(export(PASSPHRASE), PASSPHRASE, "more than one private key");
        String other = key.substring(0, key.length() / 2) + key.substring(key.length() / 2 + 8);
        assertThatThrownBy(() -> CommitSigners.gpg(other, PASSPHRASE)).isInstanceOf(GitException.class);
    }

    @Test
    void anExpiredKeyDoesNotSign() throws Exception {
        gpg("", "--quick-generate-key", "Bot <bot@example.com>", "ed25519", "sign", "seconds=1");
        Thread.sleep(1_500);
        refused(export(""), null, "no key of it is for signing, valid");
    }

    /** A damaged key is refused by the documented exception, whatever its bytes are. */
    @Test
    void damagedKeysAreRefused() throws Exception {
        String key = newKey("rsa2048", "");
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder damaged = new StringBuilder(key);
            int at = random.nextInt(key.length());
            damaged.setCharAt(at, (char) ('A' + random.nextInt(26)));
            if (random.nextBoolean()) {
                damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(40)));
            }
            try {
                CommitSigners.gpg(damaged.toString(), "").sign(new byte[] {1});
            } catch (GitException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    private static void refused(String key, String passphrase, String why) {
        assertThatThrownBy(() -> CommitSigners.gpg(key, passphrase))
                .isInstanceOf(GitException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining(key.length() > 100 ? key.substring(80, 100) : "\0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa 256", "ecdsa 384", "ecdsa 521", "ed25519 p", "rsa p"})
    void sshFindsItGood(String kind) throws Exception {
        RealServers.require("ssh-keygen", "openssh-client");
        String[] words = kind.split(" ");
        String passphrase = kind.endsWith("p") ? PASSPHRASE : "";
        Path file = temp.resolve("key");
        List<String> command = new ArrayList<>(
                List.of("ssh-keygen", "-q", "-t", words[0], "-N", passphrase, "-C", "bot", "-f", file.toString()));
        if (words.length > 1 && !words[1].equals("p")) {
            command.addAll(List.of("-b", words[1]));
        }
        run(command.toArray(new String[0]));
        commit(CommitSigners.ssh(Files.readString(file), passphrase));

        Path allowed = temp.resolve("allowed");
        Files.writeString(allowed, "bot@example.com " + Files.readString(temp.resolve("key.pub")));
        assertThat(run("git", "-c", "gpg.ssh.allowedSignersFile=" + allowed, "verify-commit", "main"))
                .contains("Good \"git\" signature for bot@example.com");
        assertThatThrownBy(() -> CommitSigners.ssh(Files.readString(temp.resolve("key.pub")), ""))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("cannot be read");
    }
}
