package io.jenkins.plugins.reflector.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.automation.FluxSourceItem;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.credentials.GitCredentialsLookup;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the configured sources at their intervals, and knows what was read of each last. */
@Extension
public class FluxSources {

    private static final Logger LOGGER = Logger.getLogger(FluxSources.class.getName());
    private static final String ENDING = ".v1.json";

    private final Clock clock = Clock.systemUTC();
    private final JenkinsFacade jenkins = new JenkinsFacade();
    private final EngineFactory engine = new EngineFactory(jenkins);
    private final Map<String, Known> known = new HashMap<>();

    /** What is known of a source since the start. */
    private static final class Known {
        private FluxState state;
        private String failure;
        private Instant next = Instant.MIN;
        private boolean looking;
        private Offered offered;
    }

    /** What a source as it is configured offers by what was read last: all that changes nothing of both need not read it again. */
    private record Offered(FluxSourceItem source, @CheckForNull FluxState state, FluxResources resources) {

        boolean holds(FluxSourceItem now, @CheckForNull FluxState read) {
            return source == now && state == read;
        }
    }

    /** The one of this controller. */
    @NonNull
    static FluxSources get() {
        return ExtensionList.lookupSingleton(FluxSources.class);
    }

    /** What the configured sources offer, by what was read of each last. */
    @NonNull
    List<Contribution> contributions() {
        List<Contribution> contributions = new ArrayList<>();
        for (FluxSourceItem source : ReflectorConfiguration.get().getFluxSources()) {
            contributions.add(contribution(source));
        }
        return contributions;
    }

    private Contribution contribution(FluxSourceItem source) {
        Owner owner = new Owner(null, "the Flux resources \"" + source.getName() + "\"", CredentialsContext.global());
        List<String> problems = new ArrayList<>();
        if (source.problem().isPresent()) {
            problems.add("The Flux resources \"" + source.getName() + "\" in Manage Jenkins, System, Image Reflector are not read: "
                    + source.problem().get());
            return new Contribution(owner, nothing(), problems);
        }
        FluxState state;
        Offered offered;
        synchronized (this) {
            Known each = known(source);
            state = each.state;
            offered = each.offered;
            if (each.failure != null) {
                problems.add(each.failure);
            }
        }
        if (offered == null || !offered.holds(source, state)) {
            offered = new Offered(source, state, FluxResources.of(source, state));
            synchronized (this) {
                known(source).offered = offered;
            }
        }
        FluxResources resources = offered.resources();
        problems.addAll(resources.problems());
        return new Contribution(owner, resources.resources(), problems);
    }

    private static ResourceSet nothing() {
        return new ResourceSet(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Queues a look at each source that is due. */
    void lookAtDue() {
        List<FluxSourceItem> sources = ReflectorConfiguration.get().getFluxSources();
        forget(sources.stream().map(FluxSourceItem::getName).collect(Collectors.toSet()));
        for (FluxSourceItem source : sources) {
            if (source.problem().isEmpty() && begin(source)) {
                WatcherExecutor.submit("read of the Flux resources " + source.getName(), () -> look(source));
            }
        }
    }

    private synchronized boolean begin(FluxSourceItem source) {
        Known each = known(source);
        if (each.looking || clock.instant().isBefore(each.next)) {
            return false;
        }
        each.looking = true;
        return true;
    }

    private void look(FluxSourceItem source) throws InterruptedException {
        FluxState before;
        synchronized (this) {
            before = known(source).state;
        }
        FluxState read = null;
        String failure = null;
        try {
            read = new FluxLook(engine.sessions()).look(source, remote(source), before);
            if (read != null) {
                read.write(file(source.getName()));
            }
        } catch (GitException | IOException | RuntimeException e) {
            if (e instanceof RuntimeException) {
                LOGGER.log(Level.WARNING, "The look at the Flux resources " + source.getName() + " failed unexpectedly.", e);
            }
            failure = "The Flux resources \"" + source.getName() + "\" cannot be read from " + source.getUrl() + " now"
                    + (before == null ? "" : ", so that those of the commit " + before.commit() + " still count") + ": "
                    + (e instanceof RuntimeException ? e.toString() : e.getMessage());
        } finally {
            end(source, read, failure);
        }
    }

    private void end(FluxSourceItem source, @CheckForNull FluxState read, @CheckForNull String failure) {
        boolean changed;
        synchronized (this) {
            Known each = known(source);
            each.looking = false;
            each.next = clock.instant().plus(source.toInterval());
            changed = read != null || !Objects.equals(failure, each.failure);
            each.failure = failure;
            if (read != null) {
                each.state = read;
            }
        }
        if (read != null) {
            LOGGER.log(Level.INFO, "Read the Flux resources {0} of the commit {1}: {2} files.", new Object[] {
                source.getName(), read.commit(), read.files().size()
            });
        }
        if (changed) {
            Catalogs.changed();
        }
    }

    private GitRemote remote(FluxSourceItem source) throws GitException {
        return new GitRemote(
                source.getUrl(),
                new GitCredentialsLookup(CredentialsContext.global(), engine.isFips())
                        .find(source.getCredentialsId(), source.getUrl()),
                GitRepository.DEFAULT_TIMEOUT,
                engine.connection());
    }

    /** What is known of a source; of one whose address was edited, nothing but that it is due. */
    private Known known(FluxSourceItem source) {
        Known each = known.get(source.getName());
        if (each == null) {
            each = new Known();
            each.state = FluxState.read(file(source.getName()));
            known.put(source.getName(), each);
        }
        if (each.state != null && !each.state.place().equals(FluxLook.place(source))) {
            each.state = null;
            each.failure = null;
            each.next = Instant.MIN;
        }
        return each;
    }

    private void forget(Set<String> names) {
        synchronized (this) {
            known.keySet().retainAll(names);
        }
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
                String name = file.getFileName().toString();
                if (!names.contains(name.substring(0, name.length() - ENDING.length()))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What is stored of removed Flux resources cannot be deleted.", e);
        }
    }

    private Path file(String name) {
        return folder().resolve(name + ENDING);
    }

    private Path folder() {
        return jenkins.stateDirectory().resolve("flux");
    }
}
