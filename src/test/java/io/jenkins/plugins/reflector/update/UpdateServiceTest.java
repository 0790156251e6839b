package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateQueue;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.ForwardProxy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of product.md without a controller: a real registry, a real Git server. */
class UpdateServiceTest {

    private static final String MANIFEST = "images:\n- name: nginx\n  newTag: 1.23.0 # kept\n";
    private static final ResourceName JOB = new ResourceName("team", "deploy");

    @TempDir
    Path directory;

    private EmbeddedRegistry registry;
    private EmbeddedGitServer git;
    private EmbeddedGitRepository fleet;
    private String digest;
    private ConnectionSettings connection = ConnectionSettings.DEFAULT;

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start();
        registry.push("library/nginx", "1.23.0");
        digest = registry.push("library/nginx", "1.23.1");
        git = EmbeddedGitServer.start(directory.resolve("git"));
        fleet = git.create("fleet");
        fleet.commit("main", Map.of("apps/kustomization.yaml", MANIFEST), "first");
    }

    @AfterEach
    void stop() {
        git.close();
        registry.close();
    }

    @Test
    void pushesOneCommitWithMessageAndTrailers() throws Exception {
        UpdateOutcome outcome = run(order(nginx("1.23.x"), null, false));

        assertThat(outcome.failures()).isEmpty();
        assertThat(fleet.read("main", "apps/kustomization.yaml"))
                .isEqualTo(MANIFEST.replace("1.23.0", "1.23.1"));
        EmbeddedGitRepository.LogEntry commit = fleet.log("main").get(0);
        assertThat(commit.author() + " " + commit.email()).isEqualTo("Bot bot@example.com");
        assertThat(commit.message())
                .isEqualTo("Update nginx to 1.23.1\n\nImage-Reflector: team/deploy\n"
                        + "Image-Reflector-Change: team/nginx 1.23.0 -> 1.23.1\n");
        ReflectorUpdateResult result = outcome.result();
        assertThat(result.isChanged()).isTrue();
        assertThat(result.isPushed()).isTrue();
        assertThat(result.getCommit().getId()).isEqualTo(fleet.head("main"));
        assertThat(result.getCommit().getUrl()).isNull();
        assertThat(result.getDiff()).contains("-  newTag: 1.23.0 # kept", "+  newTag: 1.23.1 # kept");
        assertThat(result.getImages()).hasToString("[nginx 1.23.0 -> 1.23.1]").noneMatch(ImageChange::ofConfiguration);
        assertThat(result.getFiles().get(0).getChanges().get(0).getSetter()).isEqualTo("team:nginx");
        assertThat(result.getFiles().get(0).getChanges().get(0).getObject()).isNotNull();
        assertThat(result).hasToString("1 image updated in 1 file, commit " + fleet.head("main"));
        assertThat(copy(result)).hasToString(result.toString());
    }

    @Test
    void anOwnMessageIsKeptAndTrailersFollow() throws Exception {
        run(order(nginx("1.23.x"), "Deploy {{ len .Changed.Changes }}", false));

        assertThat(fleet.log("main").get(0).message()).startsWith("Deploy 1\n\nImage-Reflector: team/deploy\n");
    }

    @Test
    void aDryRunPushesNothing() throws Exception {
        String head = fleet.head("main");

        ReflectorUpdateResult result = run(order(nginx("1.23.x"), null, true)).result();

        assertThat(fleet.head("main")).isEqualTo(head);
        assertThat(result.isChanged()).isTrue();
        assertThat(result.isPushed()).isFalse();
        assertThat(result.getCommit().getMessage()).startsWith("Update nginx to 1.23.1");
        assertThat(result).hasToString("1 image updated in 1 file, not pushed");
    }

    @Test
    void withoutAPickNothingIsTouchedAndTheReasonIsTold() throws Exception {
        int requests = git.requests();

        UpdateOutcome outcome = run(order(nginx("9.x"), null, false));

        assertThat(git.requests()).isEqualTo(requests);
        assertThat(outcome.failures()).singleElement().asString().startsWith("team/nginx: ");
        assertThat(outcome.result()).hasToString("nothing changed");
    }

    @Test
    void goesThroughTheProxyAsItIsNow() throws Exception {
        EngineFactory engine = new LocalEngine();
        UpdateOrder order = new UpdateOrder(git.url("fleet").replace("127.0.0.1", "git.invalid"), List.of(nginx("1.23.x")), null)
                .on("main", null, null).editing("apps", "Both").committing(null, null).ending("retry", false);
        try (ForwardProxy proxy = ForwardProxy.start("me", "right")) {
            connection = through(proxy, "old");
            assertThat(run(engine, order).failures()).singleElement().asString()
                    .contains("the proxy " + proxy.url(), "407")
                    .doesNotContain("old");
            connection = through(proxy, "right");
            assertThat(run(engine, order).failures()).isEmpty();
            assertThat(proxy.requests()).isNotEmpty().allMatch(line -> line.contains("http://git.invalid:"));
        }
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("newTag: 1.23.1");
    }

    private static ConnectionSettings through(ForwardProxy proxy, String password) throws Exception {
        return ConnectionSettings.DEFAULT.withProxy(
                ProxySettings.of(ProxyAddress.parse(proxy.url(), "me", password), NoProxy.NONE));
    }

    @Test
    void anExplicitTagIsWrittenWithItsDigest() throws Exception {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setTag("1.23.1");
        entry.setDigestReflectionPolicy("Always");

        ReflectorUpdateResult result = run(order(entry, null, false)).result();

        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("1.23.1", digest);
        assertThat(result.getImages().get(0).getDigest()).isEqualTo(digest);
    }

    @Test
    void aServerThatRefusesIsToldAndAnUnknownPolicyToo() throws Exception {
        UpdateOrder order = new UpdateOrder(git.url("none"), List.of(nginx("1.23.x")), List.of("gone"))
                .on("", null, null).editing("", null).committing(null, null).ending(null, false);

        assertThat(run(order).failures())
                .hasSize(2)
                .anyMatch(failure -> failure.contains("No policy \"gone\""))
                .anyMatch(failure -> failure.contains("127.0.0.1"));
    }

    @Test
    void ordersAreCheckedBeforeAnythingIsDone() {
        assertThat(order(nginx("1.x"), null, false).problem()).isEmpty();
        assertThat(problem(null, "Both", "retry", null)).isEmpty();
        assertThat(problem(null, "Both", "force", null)).contains("not for a workspace");
        assertThat(problem("file:///etc", "Both", "retry", null)).isNotEmpty();
        assertThat(problem("https://a.example/b.git", "Some", "retry", null)).contains("write Setters, Images or Both");
        assertThat(problem("https://a.example/b.git", "images", "merge", null)).contains("write retry, fail or force");
        assertThat(problem("https://a.example/b.git", "Both", "FAIL", "Me")).contains("Name <name@example.com>");
        assertThat(new UpdateOrder("https://a.example/b.git", null, null).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("nothing to look for"));
    }

    @Test
    void withoutUrlItUpdatesTheCheckoutOfTheWorkspace() throws Exception {
        EngineFactory engine = new LocalEngine();
        List<String> asked = new ArrayList<>();
        UpdateWorkspace checkout = (branch, credentialsId, credentials, connection) -> {
            asked.add(branch + " " + credentialsId);
            return new UpdateWorkspace.Place(
                    new GitRemote(git.url("fleet"), GitCredentials.NONE, Duration.ofMinutes(1)),
                    "main",
                    new JGitSessions(directory.resolve("node"), UrlRules.NETWORK_ONLY));
        };
        UpdateOrder order = new UpdateOrder(null, List.of(nginx("1.x")), null).on(null, null, "bot").editing("apps", "Both");

        UpdateOutcome outcome = new UpdateService(engine, (policies, progress) -> List.of(), new MemoryLedger(), RunBook.NONE)
                .run(order, new UpdateAsker(JOB, new NoCredentials(), null, checkout, ProgressListener.SILENT, Deliveries.NONE));

        assertThat(outcome.failures()).isEmpty();
        assertThat(asked).containsExactly("null bot");
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("1.23.1");
        assertThat(outcome.result().getCommit().getBranch()).isEqualTo("main");
    }

    @Test
    void withoutUrlAndWorkspaceItSaysWhatToDo() throws Exception {
        UpdateOrder order = new UpdateOrder(null, List.of(nginx("1.x")), null).editing("apps", "Both");

        assertThat(run(order).failures()).singleElement().asString().contains("put it into node", "give url");
    }

    @Test
    void scriptsMayReadEverythingOfAResult() {
        for (Class<?> type : List.of(ReflectorUpdateResult.class, CommitInfo.class, ImageChange.class, FileInfo.class,
                ChangeInfo.class, ObjectInfo.class, WarningInfo.class, PullRequestInfo.class, AutomationInfo.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()) {
                    assertThat(method.isAnnotationPresent(Whitelisted.class)).as(method.toString()).isTrue();
                }
            }
        }
    }

    @Test
    void namesWithoutOneAreTheLastPartOfTheImage() {
        EntryNames names = new EntryNames("team");

        assertThat(List.of(names.next("ghcr.io/org/App"), names.next("app"), names.next("localhost:5000/x~y")))
                .hasToString("[team/app, team/app-2, team/x-y]");
    }

    private static String problem(String url, String strategy, String onConflict, String author) {
        return new UpdateOrder(url, List.of(nginx("1.x")), null).on(null, null, null).editing(null, strategy)
                .committing(null, author).ending(onConflict, false).problem().orElse("");
    }

    private static ImageEntry nginx(String range) {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setPolicy(new SemVerChoice(range));
        return entry;
    }

    private UpdateOrder order(ImageEntry entry, String message, boolean dryRun) {
        return new UpdateOrder(git.url("fleet"), List.of(entry), null).on("main", null, null).editing("apps", "Both")
                .committing(message, "Bot <bot@example.com>").ending("retry", dryRun);
    }

    private UpdateOutcome run(UpdateOrder order) throws InterruptedException {
        return run(new LocalEngine(), order);
    }

    private static UpdateOutcome run(EngineFactory engine, UpdateOrder order) throws InterruptedException {
        return new UpdateService(engine, (policies, progress) -> List.of(), new MemoryLedger(), RunBook.NONE)
                .run(order, new UpdateAsker(JOB, new NoCredentials(), null, ProgressListener.SILENT, Deliveries.NONE));
    }

    private static Object copy(Object original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private final class LocalEngine extends EngineFactory {
        LocalEngine() {
            super(new JenkinsFacade());
        }

        @Override
        public TagSource registries(CredentialsContext context) {
            return new RegistryTagSource(RegistryClient.create(), CredentialsSource.NONE,
                    RegistryMirrors.parse(List.of("docker.io=" + registry.url())), Clock.systemUTC());
        }

        private final UpdateQueue queue = new UpdateQueue(new AutomationRunner(
                    new JGitSessions(directory.resolve("mirrors"), UrlRules.NETWORK_ONLY),
                    Clock.systemUTC(),
                    new PullRequests(new HttpClients(HttpClient::newBuilder))));

        @Override
        public UpdateQueue queue() {
            return queue;
        }

        @Override
        public boolean isFips() {
            return false;
        }

        @Override
        public ConnectionSettings connection() {
            return connection;
        }

        @Override
        public TagSource registriesOfJob(Catalog resources) {
            return registries(new NoCredentials());
        }

        @Override
        public TagSource registries(Catalog configured) {
            return registries(new NoCredentials());
        }

        @Override
        public Catalog catalog() {
            return Catalog.of(List.of(), folder -> false);
        }
    }

    private static final class NoCredentials implements CredentialsContext {
        @Override
        public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
            return Optional.empty();
        }
    }
}
