package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.security.ACL;
import io.jenkins.plugins.reflector.agent.AgentRegistries;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.automation.ReflectorLimits;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.UpdateQueue;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.MirrorLimits;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.git.JenkinsHostKeys;
import io.jenkins.plugins.reflector.http.JenkinsHttpClient;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Puts the engine's parts together with the controller's settings; tests put their own parts in their place. */
public class EngineFactory {

    private static final Logger LOGGER = Logger.getLogger(EngineFactory.class.getName());

    // Watcher, jobs and steps each make a factory: what they push must still meet in one place.
    private static final ConcurrentMap<Path, Git> GIT = new ConcurrentHashMap<>();

    private static final RepositoryLogins LOGINS = new RepositoryLogins();

    private final JenkinsFacade jenkins;

    /** Sessions over the mirrors, and the queue over those. */
    private record Git(GitSessions sessions, UpdateQueue queue) {}

    public EngineFactory(@NonNull JenkinsFacade jenkins) {
        this.jenkins = jenkins;
    }

    /** Registries, asked with the credentials of a context and the configured mirrors: for images named in place. */
    @NonNull
    public TagSource registries(@NonNull CredentialsContext context) {
        return registries(context, Jenkins.getAuthentication2());
    }

    /**
     * The same for who asks in the name of somebody else.
     *
     * @param user on whose agents
     */
    @NonNull
    public TagSource registries(@NonNull CredentialsContext context, @NonNull Authentication user) {
        Optional<Asker> job = Optional.of(Asker.job(context));
        return registries(repository -> job, user);
    }

    /** Registries, asked for each configured repository with the credentials of its owner. */
    @NonNull
    public TagSource registries(@NonNull Catalog catalog) {
        return access(
                        repository -> catalog.repository(repository.name()).map(owned -> Asker.of(owned.owner())),
                        ReflectorConfiguration.get().getRegistries(),
                        ACL.SYSTEM2,
                        LOGINS::noting)
                .tags();
    }

    /**
     * The same for resources that a job brings along: they are lent nothing that its images are not lent, and only agents are
     * asked on which its user may build.
     */
    @NonNull
    public TagSource registriesOfJob(@NonNull Catalog catalog) {
        return registries(
                repository -> catalog.repository(repository.name())
                        .map(owned -> Asker.job(owned.owner().credentials())),
                Jenkins.getAuthentication2());
    }

    /**
     * Registries as one asker reaches them, by settings that need not be saved: for the connection tests of forms.
     *
     * @param user on whose agents
     */
    @NonNull
    RegistryAccess access(@NonNull Asker asker, @NonNull List<RegistryHost> hosts, @NonNull Authentication user) {
        return access(repository -> Optional.of(asker), hosts, user, identities -> identities);
    }

    private TagSource registries(Function<ImageRepository, Optional<Asker>> askers, Authentication user) {
        return access(askers, ReflectorConfiguration.get().getRegistries(), user, identities -> identities).tags();
    }

    private RegistryAccess access(
            Function<ImageRepository, Optional<Asker>> askers,
            List<RegistryHost> hosts,
            Authentication user,
            UnaryOperator<CredentialsSource> noting) {
        RegistrySettings settings = RegistrySettings.of(hosts, jenkins.isFips());
        RegistryClient client = client();
        RegistryIdentities identities = new RegistryIdentities(askers, settings, CredentialsContext.global());
        TagSource tags = new RegistryTagSource(
                AgentRegistries.orFrom(client, user), noting.apply(identities), settings.mirrors(), Clock.systemUTC());
        return new RegistryAccess(new ConfiguredRegistries(tags, settings), identities, client);
    }

    /** The controller's one, at the pace that is saved. */
    private static RegistryClient client() {
        return JenkinsHttpClient.registryClient(
                RegistrySettings.of(ReflectorConfiguration.get().getRegistries(), false).paces());
    }

    /** What administrators said of the pace of servers, for who looks at many repositories. */
    @NonNull
    public Function<ImageRepository, Optional<ServerPace>> paces() {
        RegistrySettings settings =
                RegistrySettings.of(ReflectorConfiguration.get().getRegistries(), jenkins.isFips());
        Map<String, PaceSettings> paces = settings.paces();
        return repository -> ImageName.tryParse(repository.image())
                .map(image -> settings.serverOf(image.registry()))
                .filter(paces::containsKey)
                .map(server -> new ServerPace(server, paces.get(server)));
    }

    /**
     * What the servers told lately of the calls that they still take, of the login that a repository itself was asked with. Empty for a
     * server that tells none, as most do.
     */
    @NonNull
    public Function<ImageRepository, Optional<LaneReport>> budgets() {
        RegistrySettings settings =
                RegistrySettings.of(ReflectorConfiguration.get().getRegistries(), jenkins.isFips());
        LOGINS.retain(catalog().repositories().stream().map(owned -> owned.spec().name()).collect(Collectors.toSet()));
        return LOGINS.budgets(client().pace(), repository -> ImageName.tryParse(repository.image())
                .map(image -> repository.options().mirror() == null
                        ? settings.serverOf(image.registry())
                        : repository.options().mirror().getRawAuthority().toLowerCase(Locale.ROOT)));
    }

    /** One sentence for each registry that cannot be asked as it is configured. */
    @NonNull
    public Collection<String> registryProblems() {
        return RegistrySettings.of(ReflectorConfiguration.get().getRegistries(), jenkins.isFips())
                .broken()
                .values();
    }

    /** All that is configured now. */
    @NonNull
    public Catalog catalog() {
        return Catalogs.current();
    }

    /** The controller's one queue for updates of remote repositories, over mirrors in its state directory. */
    @NonNull
    public UpdateQueue queue() {
        return git().queue();
    }

    /** Git as that queue does it, for who only reads. */
    @NonNull
    public GitSessions sessions() {
        return git().sessions();
    }

    private Git git() {
        return GIT.computeIfAbsent(jenkins.stateDirectory().resolve("mirrors"), EngineFactory::git);
    }

    private static Git git(Path mirrors) {
        ReflectorLimits limits = ReflectorConfiguration.get().effectiveLimits();
        GitSessions sessions = new JGitSessions(
                mirrors,
                UrlRules.NETWORK_ONLY,
                JenkinsHostKeys.ofController(),
                new MirrorLimits(Duration.ofDays(limits.getMirrorDays()), (long) limits.getMirrorGib() << 30),
                Clock.systemUTC(),
                LOGGER::warning);
        return new Git(sessions, new UpdateQueue(runner(sessions)));
    }

    /** What runs updates by other sessions than the controller's own, past the queue. */
    @NonNull
    static AutomationRunner runner(@NonNull GitSessions sessions) {
        return new AutomationRunner(
                sessions,
                Clock.systemDefaultZone(),
                new PullRequests(new HttpClients(RegistryClient::httpClient)));
    }

    /** Whether the controller must keep to FIPS 140. */
    public boolean isFips() {
        return jenkins.isFips();
    }

    /** How Git servers and their APIs are reached; asked anew for each update, so that a changed proxy holds for the next one. */
    @NonNull
    public ConnectionSettings connection() {
        return JenkinsHttpClient.connection();
    }
}
