package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.config.ProxyItem;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryOptions;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.junit.jupiter.api.Test;

class RegistryIdentitiesTest {

    private static final String AUTHS = """
            {"auths": {"registry.example:5000": {"username": "%s", "password": "hidden"}}, "credsStore": "desktop"}""";

    private final Seen controller = new Seen();
    private final Seen job = new Seen();

    /** Holds Docker configurations, which need no class of Jenkins to be read, and notes what is used. */
    private static final class Seen implements CredentialsContext {

        final Map<String, String> users = new HashMap<>();
        final List<String> tracked = new ArrayList<>();

        @Override
        public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
            return Optional.ofNullable(users.get(id)).map(text -> type.cast(file(id, text)));
        }

        @Override
        public void track(Credentials credentials) {
            tracked.add(credentials.toString());
        }
    }

    private static FileCredentials file(String id, String text) {
        return (FileCredentials) Proxy.newProxyInstance(
                FileCredentials.class.getClassLoader(),
                new Class<?>[] {FileCredentials.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContent" -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                    case "toString" -> id;
                    default -> null;
                });
    }

    @Test
    void aRepositorysOwnCredentialsAreThoseThatItsOwnerSees() throws Exception {
        job.users.put("own", AUTHS.formatted("mine"));
        controller.users.put("own", AUTHS.formatted("theirs"));
        RegistryHost host = host("own");
        host.setUseForJobs(true);

        assertThat(identities(Asker.job(job), host).credentialsFor(repository("own"), image()).principal())
                .isEqualTo("user mine");
        assertThatThrownBy(() -> identities(Asker.job(job), host).credentialsFor(repository("absent"), image()))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("\"absent\" are not found here");
    }

    @Test
    void aRegistrysCredentialsServeTheAdministratorsRepositories() throws Exception {
        controller.users.put("registry", AUTHS.formatted("bot"));

        RegistryCredentials found =
                identities(new Asker(controller, true), host("registry")).credentialsFor(repository(null), image());

        assertThat(found).isEqualTo(RegistryCredentials.basic("bot", "hidden"));
    }

    @Test
    void theyServeJobsOnlyWhereTheyAreLentAndThenJenkinsTakesNoteOfIt() throws Exception {
        controller.users.put("registry", AUTHS.formatted("bot"));
        RegistryHost host = host("registry");
        assertThat(identities(Asker.job(job), host).credentialsFor(repository(null), image()))
                .isEqualTo(RegistryCredentials.anonymous());
        assertThat(job.tracked).isEmpty();

        host.setUseForJobs(true);

        assertThat(identities(Asker.job(job), host).credentialsFor(repository(null), image()).principal())
                .isEqualTo("user bot");
        assertThat(job.tracked).containsExactly("registry");
    }

    @Test
    void theyServeTheirOwnRegistryAlone() throws Exception {
        controller.users.put("registry", AUTHS.formatted("bot"));

        assertThat(identities(new Asker(controller, true), host("registry"))
                        .credentialsFor(repository(null), ImageName.parse("other.example/a/b")))
                .isEqualTo(RegistryCredentials.anonymous());
    }

    @Test
    void whoIsNobodyIsAskedForWithoutCredentials() throws Exception {
        controller.users.put("registry", AUTHS.formatted("bot"));
        RegistryHost host = host("registry");
        host.setUseForJobs(true);

        assertThat(identities(null, host).credentialsFor(repository("registry"), image()))
                .isEqualTo(RegistryCredentials.anonymous());
    }

    @Test
    void theMachinesIdentityIsForAdministratorsAlone() {
        ImageRepository repository = repository(null, new Connection(null, null, null, Provider.AWS));

        assertThatThrownBy(() -> identities(Asker.job(job), host(null)).credentialsFor(repository, image()))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("administrators alone");
    }

    @Test
    void aDockerConfigurationThatIsNoneIsToldWithoutItsText() {
        controller.users.put("registry", "hidden");

        assertThatThrownBy(() -> identities(new Asker(controller, true), host("registry"))
                        .credentialsFor(repository(null), image()))
                .hasMessageContaining("\"registry\" cannot be used: the Docker configuration is no JSON")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void fipsWantsLongPasswords() {
        controller.users.put("registry", AUTHS.formatted("bot"));
        RegistryIdentities fips = new RegistryIdentities(
                repository -> Optional.of(new Asker(controller, true)),
                RegistrySettings.of(List.of(host("registry")), true),
                controller);

        assertThatThrownBy(() -> fips.credentialsFor(repository(null), image()))
                .hasMessageContaining("in FIPS mode a password or secret has at least 14 characters, and that of user bot has less")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void fipsShowsNoProxyAUserInClearText() throws Exception {
        RegistryHost host = host(null);
        host.setProxy(new ProxyItem("http://proxy.example:3128"));
        RegistryIdentities fips = new RegistryIdentities(
                repository -> Optional.of(new Asker(controller, true)), RegistrySettings.of(List.of(host), true), controller);
        assertThat(fips.optionsFor(repository(null), image()).connection().proxy()).as("without a user").isNotNull();

        host.setProxy(new ProxyItem("http://me:long-enough-hidden@proxy.example:3128"));
        assertThatThrownBy(() -> fips.optionsFor(repository(null), image()))
                .hasMessageContaining("in FIPS mode no proxy is shown a user in clear text, as http://proxy.example:3128 would be")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void wayAndTokenHostsOfARegistryHoldForAllWhoAskIt() throws Exception {
        RegistryHost host = host(null);
        host.setTokenHosts(List.of("Auth.Example:8443\nother"));
        host.setProxy(new ProxyItem("http://proxy.example:3128"));

        RegistryOptions options = identities(Asker.job(job), host).optionsFor(repository(null), image());

        assertThat(options.tokenHosts()).containsExactlyInAnyOrder("auth.example", "other");
        assertThat(options.connection().proxy().forHttps()).hasToString("http://proxy.example:3128");
        assertThat(options.connection().tls()).isNull();
        host.setCaCertificates("nonsense");
        assertThatThrownBy(() -> identities(Asker.job(job), host).optionsFor(repository(null), image()))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("no certificate");
    }

    @Test
    void aRepositorysOwnProxyIsASecretOfItsOwner() {
        ImageRepository repository = repository(null, new Connection(null, "proxy", null, Provider.GENERIC));
        controller.users.put("proxy", "http://proxy.example:3128");

        assertThatThrownBy(() -> identities(Asker.job(job), host(null)).optionsFor(repository, image()))
                .hasMessageContaining("\"proxy\" (proxy) are not found here");
    }

    @Test
    void pacesAreThoseOfTheServersThatAnswer() {
        RegistryHost hub = new RegistryHost("docker.io");
        hub.setRequestsPerHour(100);
        RegistryHost mirrored = new RegistryHost("ghcr.io");
        mirrored.setMirror("https://Cache.example:8443/ghcr");
        mirrored.setParallelRequests(2);

        assertThat(RegistrySettings.of(List.of(hub, mirrored, new RegistryHost("quay.io")), false).paces())
                .isEqualTo(Map.of(
                        "registry-1.docker.io", PaceSettings.DEFAULT.withBudget(100, Duration.ofHours(1)),
                        "cache.example:8443", PaceSettings.DEFAULT.withInFlight(2, 64)));
    }

    private RegistryIdentities identities(Asker asker, RegistryHost host) {
        return new RegistryIdentities(
                repository -> Optional.ofNullable(asker), RegistrySettings.of(List.of(host), false), controller);
    }

    private static RegistryHost host(String credentialsId) {
        RegistryHost host = new RegistryHost("registry.example:5000");
        host.setCredentialsId(credentialsId);
        return host;
    }

    private static ImageName image() throws Exception {
        return ImageName.parse("registry.example:5000/team/app");
    }

    private static ImageRepository repository(String secretRef) {
        return repository(secretRef, Connection.PLAIN);
    }

    private static ImageRepository repository(String secretRef, Connection connection) {
        return new ImageRepository(
                new ResourceName("a", "b"),
                Map.of(),
                "registry.example:5000/team/app",
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                secretRef,
                connection,
                false,
                List.of(),
                false,
                null,
                RepositoryOptions.NONE,
                SourcePosition.NONE);
    }
}
