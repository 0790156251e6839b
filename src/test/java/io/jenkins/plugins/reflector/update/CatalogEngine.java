package io.jenkins.plugins.reflector.update;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.UpdateQueue;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The controller's engine over an embedded registry, with a catalog that tests fill; notes who is asked for which credentials. */
final class CatalogEngine extends EngineFactory {

    private final EmbeddedRegistry registry;
    private final GitSessions sessions;
    private final UpdateQueue queue;
    final List<Contribution> configured = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    boolean interrupted;

    CatalogEngine(EmbeddedRegistry registry, Path mirrors) {
        super(new JenkinsFacade());
        this.registry = registry;
        this.sessions = new JGitSessions(mirrors, UrlRules.NETWORK_ONLY);
        this.queue = new UpdateQueue(new AutomationRunner(
                sessions, Clock.systemUTC(), new PullRequests(new HttpClients(HttpClient::newBuilder))));
    }

    /** Sees no credentials at all. */
    CredentialsContext seenBy(String who) {
        return new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                asked.add(id + " of the " + who);
                return Optional.empty();
            }
        };
    }

    /** The registry is open to everybody. */
    private TagSource source(Function<ImageRepository, CredentialsContext> context) {
        return new RegistryTagSource(
                RegistryClient.create(),
                (repository, image) -> {
                    if (repository.secretRef() != null) {
                        context.apply(repository).find(StandardCredentials.class, repository.secretRef(), null);
                    }
                    return RegistryCredentials.anonymous();
                },
                RegistryMirrors.parse(List.of("docker.io=" + registry.url())),
                Clock.systemUTC());
    }

    @Override
    public TagSource registries(CredentialsContext context) {
        return source(repository -> context);
    }

    @Override
    public TagSource registries(Catalog catalog) {
        return source(repository ->
                catalog.repository(repository.name()).orElseThrow().owner().credentials());
    }

    @Override
    public TagSource registriesOfJob(Catalog catalog) {
        return registries(catalog);
    }

    @Override
    public UpdateQueue queue() {
        return queue;
    }

    /** Of those who only read, not of the queue. */
    @Override
    public GitSessions sessions() {
        return remote -> {
            if (interrupted) {
                throw new InterruptedException("Jenkins stops");
            }
            return sessions.open(remote);
        };
    }

    @Override
    public boolean isFips() {
        return false;
    }

    @Override
    public ConnectionSettings connection() {
        return ConnectionSettings.DEFAULT;
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(configured, namespace -> List.of("team", "team/app", "other").contains(namespace));
    }
}
