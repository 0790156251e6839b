package io.jenkins.plugins.reflector.git.workspace;

import static io.jenkins.plugins.reflector.git.workspace.Shell.git;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.PickOrder;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.GitCheckout;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.testing.Serialized;
import java.io.IOException;
import java.io.Serializable;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceSessionTest {

    private static final String FILE = "apps/kustomization.yaml";
    private static final PolicyImage NGINX =
            new PolicyImage(new ResourceName("default", "nginx"), new LatestRef("nginx", "1.23.1", null));

    @TempDir
    Path folder;

    private Path server;
    private Path workspace;
    private Path other;

    /** What somebody else does just before each push. */
    private final List<Race> races = new ArrayList<>();

    private final List<String> log = new ArrayList<>();
    private boolean nodeIsGone;

    private interface Race {
        void run() throws IOException;
    }

    private static String manifest(String tag) {
        return "images:\n- name: nginx\n  newTag: " + tag + " # ours\n";
    }

    @BeforeEach
    void checkOut() throws IOException {
        server = folder.resolve("server.git");
        git(folder, "init", "--bare", "server.git");
        other = folder.resolve("other");
        git(folder, "clone", server.toString(), "other");
        Files.createDirectories(other.resolve("apps"));
        Files.writeString(other.resolve(FILE), manifest("1.23.0"));
        Files.setPosixFilePermissions(other.resolve(FILE), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(other.resolve("README.md"), "# Fleet\n");
        git(other, "add", ".");
        git(other, "commit", "-m", "Begin");
        git(other, "push", "origin", "HEAD:main");
        git(folder, "clone", server.toString(), "workspace");
        workspace = folder.resolve("workspace");
    }

    private final class LocalNode implements NodeCheckout {

        @Override
        public <T extends Serializable> T act(CheckoutCall<T> call) throws IOException {
            if (nodeIsGone) {
                throw new IOException("the agent far went away");
            }
            CheckoutCall.Outcome<T> outcome = Serialized.copy(Serialized.copy(call).invoke(workspace.toFile(), null));
            if (outcome.failure() != null) {
                throw new IOException(outcome.failure());
            }
            return outcome.value();
        }

        @Override
        public String place() {
            return "the workspace";
        }
    }

    private final class ProgramGit implements NodeGit {

        @Override
        public Optional<String> head(String branch) throws GitException {
            try {
                String line = git(workspace, "ls-remote", "origin", "refs/heads/" + branch);
                return line.isEmpty() ? Optional.empty() : Optional.of(line.substring(0, 40));
            } catch (IOException e) {
                throw new GitException(e.getMessage());
            }
        }

        @Override
        public void fetch(String branch) throws GitException {
            try {
                git(workspace, "fetch", "origin", "+refs/heads/" + branch + ":refs/remotes/origin/" + branch);
            } catch (IOException e) {
                throw new GitException(e.getMessage());
            }
        }

        @Override
        public void push(String commit, String branch) throws Rejected, GitException {
            try {
                if (!races.isEmpty()) {
                    races.remove(0).run();
                }
                git(workspace, "push", "origin", commit + ":refs/heads/" + branch);
            } catch (IOException e) {
                throw new Rejected("rejected: " + e.getMessage());
            }
        }
    }

    private UpdateRequest request(OnConflict onConflict, String pushBranch, CommitSigner signer, boolean dryRun) {
        return new UpdateRequest(
                new ResourceName("default", "job"),
                new GitRemote("https://git.example.com/fleet.git", GitCredentials.NONE, Duration.ofSeconds(30)),
                GitRef.branch("main"),
                "",
                UpdateStrategy.BOTH,
                List.of(NGINX),
                new CommitSpec("Bot", "bot@example.com", "Update", Map.of()),
                new PushSpec(pushBranch, null, Map.of()),
                new AutomationOptions(List.of(), List.of(), List.of(), false, onConflict, false, null, false, null),
                PickOrder.UNKNOWN,
                signer,
                dryRun);
    }

    private AutomationReport run(UpdateRequest request) throws Exception {
        String head;
        try (GitCheckout checkout = GitCheckout.open(workspace)) {
            head = checkout.state().head();
        }
        return new AutomationRunner(
                        remote -> new WorkspaceSession(new LocalNode(), new ProgramGit(), "git.example.com", "main", head),
                        Clock.systemUTC(),
                        new PullRequests(new HttpClients(HttpClient::newBuilder)))
                .run(request, log::add);
    }

    private AutomationReport run() throws Exception {
        return run(request(OnConflict.RETRY, null, null, false));
    }

    private String onServer(String branch) throws IOException {
        return git(server, "show", branch + ":" + FILE) + "\n";
    }

    private void pushOfOthers(String file, String content) throws IOException {
        git(other, "fetch", "origin");
        git(other, "reset", "--hard", "origin/main");
        Files.writeString(other.resolve(file), content);
        git(other, "add", ".");
        git(other, "commit", "-m", "Theirs");
        git(other, "push", "origin", "HEAD:main");
    }

    @Test
    void editsPushesAndStandsOnThePushedCommit() throws Exception {
        AutomationReport report = run();

        assertThat(report.ready()).as(report.message()).isTrue();
        assertThat(onServer("main")).isEqualTo(manifest("1.23.1"));
        assertThat(git(server, "rev-parse", "main")).isEqualTo(report.commit().id());
        assertThat(git(server, "log", "-1", "--format=%an %ae %s", "main")).isEqualTo("Bot bot@example.com Update");
        assertThat(git(workspace, "rev-parse", "HEAD")).isEqualTo(report.commit().id());
        assertThat(git(workspace, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        assertThat(git(workspace, "status", "--porcelain")).isEmpty();
        assertThat(Files.readString(workspace.resolve(FILE))).isEqualTo(manifest("1.23.1"));
        assertThat(Files.isExecutable(workspace.resolve(FILE))).isTrue();
        assertThat(git(workspace, "fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void keepsADetachedHeadDetached() throws Exception {
        git(workspace, "checkout", "--detach");

        AutomationReport report = run();

        assertThat(git(workspace, "rev-parse", "HEAD")).isEqualTo(report.commit().id());
        assertThat(git(workspace, "rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("HEAD");
    }

    @Test
    void leavesUncommittedChangesInOtherFilesAlone() throws Exception {
        Files.writeString(workspace.resolve("README.md"), "mine\n");
        Files.writeString(workspace.resolve("apps/staged.yaml"), "a: b\n");
        git(workspace, "add", "apps/staged.yaml");
        Files.writeString(workspace.resolve("untracked"), "x");

        AutomationReport report = run();

        assertThat(report.ready()).as(report.message()).isTrue();
        assertThat(git(server, "show", "--name-only", "--format=", "main")).isEqualTo(FILE);
        assertThat(git(workspace, "status", "--porcelain").lines().map(String::strip))
                .containsExactlyInAnyOrder("M README.md", "A  apps/staged.yaml", "?? untracked");
    }

    @Test
    void refusesToEditAFileWithUncommittedChanges() throws Exception {
        Files.writeString(workspace.resolve(FILE), manifest("1.23.0") + "# mine\n");

        AutomationReport report = run();

        assertThat(report.ready()).isFalse();
        assertThat(report.message())
                .contains("uncommitted changes in the workspace: " + FILE)
                .contains("commit and push them, or undo them");
        assertThat(onServer("main")).isEqualTo(manifest("1.23.0"));
    }

    @Test
    void editsTheNewHeadAfterALostRace() throws Exception {
        races.add(() -> pushOfOthers("theirs.txt", "1"));
        races.add(() -> pushOfOthers(FILE, "# theirs\n" + manifest("1.23.0")));

        AutomationReport report = run();

        assertThat(report.ready()).as(report.message()).isTrue();
        assertThat(onServer("main")).isEqualTo("# theirs\n" + manifest("1.23.1"));
        assertThat(git(server, "rev-list", "--count", "main")).isEqualTo("4");
        assertThat(git(workspace, "rev-parse", "HEAD")).isEqualTo(report.commit().id());
        assertThat(workspace.resolve("theirs.txt")).exists();
        assertThat(git(workspace, "status", "--porcelain")).isEmpty();
        assertThat(log).anyMatch(line -> line.contains("somebody else pushed to main in between"));
    }

    @Test
    void failsAfterALostRaceIfThatIsWanted() throws Exception {
        races.add(() -> pushOfOthers("theirs.txt", "1"));

        AutomationReport report = run(request(OnConflict.FAIL, null, null, false));

        assertThat(report.message()).contains("onConflict is fail");
        assertThat(onServer("main")).isEqualTo(manifest("1.23.0"));
    }

    @Test
    void staysWhereItIsIfOthersChangedAFileThatIsNotCommittedHere() throws Exception {
        pushOfOthers("README.md", "theirs\n");
        Files.writeString(workspace.resolve("README.md"), "mine\n");

        AutomationReport report = run();

        assertThat(report.ready()).as(report.message()).isTrue();
        assertThat(onServer("main")).isEqualTo(manifest("1.23.1"));
        assertThat(Files.readString(workspace.resolve("README.md"))).isEqualTo("mine\n");
        assertThat(log).anyMatch(line -> line.contains("stays where it was") && line.contains("README.md"));
    }

    @Test
    void refusesACheckoutWithCommitsThatAreNotPushed() throws Exception {
        Files.writeString(workspace.resolve("README.md"), "mine\n");
        git(workspace, "commit", "-am", "Mine");

        AutomationReport report = run();

        assertThat(report.message()).contains("which is not on branch main").contains("push it first");
    }

    @Test
    void pushesToABranchOfItsOwn() throws Exception {
        AutomationReport report = run(request(OnConflict.RETRY, "updates", null, false));

        assertThat(report.ready()).as(report.message()).isTrue();
        assertThat(onServer("main")).isEqualTo(manifest("1.23.0"));
        assertThat(onServer("updates")).isEqualTo(manifest("1.23.1"));
        assertThat(git(workspace, "rev-parse", "HEAD")).isEqualTo(report.commit().id());
        assertThat(git(workspace, "rev-parse", "main")).isNotEqualTo(report.commit().id());
        assertThat(run(request(OnConflict.RETRY, "updates", null, false)).changed()).isFalse();
    }

    @Test
    void triesWithoutPushing() throws Exception {
        AutomationReport report = run(request(OnConflict.RETRY, null, null, true));

        assertThat(report.changed()).isTrue();
        assertThat(report.pushed()).isFalse();
        assertThat(onServer("main")).isEqualTo(manifest("1.23.0"));
        assertThat(Files.readString(workspace.resolve(FILE))).isEqualTo(manifest("1.23.0"));
    }

    @Test
    void signsWhereTheKeyIs() throws Exception {
        List<byte[]> signed = new ArrayList<>();
        CommitSigner signer = bytes -> {
            signed.add(bytes);
            return "-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n";
        };

        run(request(OnConflict.RETRY, null, signer, false));

        assertThat(signed).hasSize(1);
        assertThat(git(server, "cat-file", "commit", "main")).contains("gpgsig -----BEGIN PGP SIGNATURE-----");
    }

    @Test
    void writesThroughNoLink() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.move(workspace.resolve(FILE), outside.resolve("kustomization.yaml"));
        Files.delete(workspace.resolve("apps"));
        Files.createSymbolicLink(workspace.resolve("apps"), outside);

        AutomationReport report = run();

        assertThat(report.ready()).isFalse();
        assertThat(Files.readString(outside.resolve("kustomization.yaml"))).isEqualTo(manifest("1.23.0"));
    }

    @Test
    void saysThatTheNodeWentAway() throws Exception {
        UpdateRequest request = request(OnConflict.RETRY, null, null, false);
        races.add(() -> nodeIsGone = true);
        AutomationReport delivered = run(request);
        assertThat(delivered.pushed()).isTrue();
        assertThat(log).anyMatch(line -> line.contains("stays where it was: the agent far went away"));

        AutomationReport report = run(request);

        assertThat(report.message()).contains("the agent far went away");
    }
}
