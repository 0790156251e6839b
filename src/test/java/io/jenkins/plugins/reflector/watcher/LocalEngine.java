package io.jenkins.plugins.reflector.watcher;

import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.UpdateQueue;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.ServerPace;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The engine over stand-ins; tests change its catalog and what is wrong. */
final class LocalEngine extends EngineFactory {

    Catalog catalog;
    boolean quiet;
    final List<String> registryProblems = new ArrayList<>();
    final JenkinsFacade facade;
    private final TagSource registries;
    private final GitSessions sessions;
    private final UpdateQueue queue;

    /** State, mirrors and all below a folder. */
    LocalEngine(Path directory, TagSource registries, Clock clock) {
        super(new JenkinsFacade());
        this.registries = registries;
        facade = new JenkinsFacade() {
            @Override
            public Path stateDirectory() {
                return directory.resolve("state");
            }

            @Override
            public boolean isQuietingDown() {
                return quiet;
            }
        };
        sessions = new JGitSessions(directory.resolve("mirrors"), UrlRules.NETWORK_ONLY);
        queue = new UpdateQueue(
                new AutomationRunner(sessions, clock, new PullRequests(new HttpClients(HttpClient::newBuilder))));
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public TagSource registries(Catalog configured) {
        return registries;
    }

    @Override
    public Function<ImageRepository, Optional<ServerPace>> paces() {
        return repository -> Optional.empty();
    }

    @Override
    public List<String> registryProblems() {
        return registryProblems;
    }

    @Override
    public GitSessions sessions() {
        return sessions;
    }

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
        return ConnectionSettings.DEFAULT;
    }
}
