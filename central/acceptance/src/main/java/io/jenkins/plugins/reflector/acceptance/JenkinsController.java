package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/**
 * A real Jenkins for a test class. Without the system properties of {@link Settings} the class is skipped. At the class's end
 * nothing SEVERE may have come into the log, and no error into the browser.
 */
public final class JenkinsController implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(JenkinsController.class);
    private static final Duration RELOAD_LIMIT = Duration.ofMinutes(3);
    private static boolean skipTold;

    private final boolean shared;
    private final boolean withPlugin;
    private final Set<String> without;
    private final List<String> options;
    private final List<String> problemsBefore = new ArrayList<>();

    @CheckForNull
    private RunningJenkins running;

    private JenkinsController(boolean shared, boolean withPlugin, Set<String> without, List<String> options) {
        this.shared = shared;
        this.withPlugin = withPlugin;
        this.without = without;
        this.options = options;
    }

    /** With the plugin in it, and the same for all classes, since a start takes long. Each begins without jobs, with nothing configured and with all rights for who has logged in. */
    @NonNull
    public static JenkinsController shared() {
        return new JenkinsController(true, true, Set.of(), List.of());
    }

    /** A fresh one without the plugin. */
    @NonNull
    public static JenkinsController withoutPlugin() {
        return new JenkinsController(false, false, Set.of(), List.of());
    }

    /** A fresh one with the plugin, that lacks other plugins and all that need those. */
    @NonNull
    public static JenkinsController without(@NonNull String... plugins) {
        return new JenkinsController(false, true, Set.of(plugins), List.of());
    }

    /**
     * A fresh one with the plugin that must keep to FIPS 140. The plugin eddsa-api, which keeps such a Jenkins from starting though plugins
     * that everybody has need it, is an empty one there.
     */
    @NonNull
    public static JenkinsController inFipsMode() {
        return new JenkinsController(false, true, Set.of(), List.of("-Djenkins.security.FIPS140.COMPLIANCE=true"));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Settings settings = Settings.fromSystemProperties().orElseThrow(JenkinsController::skipped);
        if (shared) {
            // JUnit closes it after the last class.
            running = context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent("shared", key -> startShared(settings), RunningJenkins.class);
        } else {
            running = RunningJenkins.start(settings, context.getRequiredTestClass().getSimpleName(), withPlugin, without, options);
        }
        // The one of the class before may ask for what this one takes away.
        running.leave();
        if (shared) {
            empty();
        }
        problemsBefore.addAll(running.problems());
    }

    /** What a class before left must not be what this one sees, counts or may do. */
    private void empty() throws IOException, InterruptedException {
        http().script("""
                def jenkins = jenkins.model.Jenkins.get()
                new ArrayList(jenkins.items).each { it.delete() }
                def strategy = new hudson.security.FullControlOnceLoggedInAuthorizationStrategy()
                strategy.allowAnonymousRead = false
                jenkins.authorizationStrategy = strategy
                jenkins.doCancelQuietDown()
                def configuration = io.jenkins.plugins.reflector.config.ReflectorConfiguration.get()
                ['registries', 'imageRepositories', 'imagePolicies', 'imageUpdateAutomations', 'fluxSources', 'webhooks'].each { configuration[it] = [] }
                configuration.limits = null
                """);
    }

    private static RunningJenkins startShared(Settings settings) {
        try {
            return RunningJenkins.start(settings, "shared", true, Set.of(), List.of());
        } catch (IOException e) {
            throw new IllegalStateException("No Jenkins: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static synchronized TestAbortedException skipped() {
        String message = "the plugin was tried in no Jenkins; name one with -D" + Settings.WAR + " and -D" + Settings.PLUGINS;
        if (!skipTold) {
            skipTold = true;
            // No Debian package has a Jenkins, so this is skipped even where the real servers are required.
            System.err.println("SKIPPED: " + message);
        }
        return new TestAbortedException(message);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (running == null) {
            return;
        }
        List<String> problems = new ArrayList<>(running.problems());
        problemsBefore.forEach(problems::remove);
        if (!shared) {
            running.close();
        }
        if (!problems.isEmpty()) {
            throw new AssertionError("In the log of Jenkins or in the browser: " + problems + "; see " + running.results());
        }
    }

    private RunningJenkins running() {
        if (running == null) {
            throw new IllegalStateException("Not started: register it as a static field with @RegisterExtension.");
        }
        return running;
    }

    /** Its address, with a slash at the end. */
    @NonNull
    public String url() {
        return running().process().url();
    }

    /** How long its first start took. */
    @NonNull
    public Duration startTime() {
        return running().startTime();
    }

    /** The administrator's requests. */
    @NonNull
    public JenkinsHttp http() {
        return new JenkinsHttp(url());
    }

    /** Its jobs. */
    @NonNull
    public Jobs jobs() {
        return new Jobs(http());
    }

    /** Applies configuration as code; what it does not name stays. */
    public void configure(@NonNull String yaml) throws IOException, InterruptedException {
        http().post("configuration-as-code/apply", "application/yaml", yaml);
    }

    /** A page of the browser in which the administrator has logged in; always the same. */
    @NonNull
    public BrowserPage page() throws IOException, InterruptedException {
        return running().page();
    }

    /** Stops it as an administrator does if it still runs, and starts it with the same home; gives the time of the start. */
    @NonNull
    public Duration restart() throws IOException, InterruptedException {
        return running().restart();
    }

    /** Has it read all its files anew, as Manage Jenkins offers it, and waits until it is ready. */
    public void reload() throws IOException, InterruptedException {
        http().post("reload", Map.of());
        Waiting.until(RELOAD_LIMIT, "the configuration is loaded", () -> {
            try {
                return http().script("println jenkins.model.Jenkins.get().initLevel.name()").contains("COMPLETED");
            } catch (IOException e) {
                // Until then it answers that it is getting ready.
                return false;
            }
        });
    }

    /** Ends it as a power cut does. */
    public void kill() throws IOException, InterruptedException {
        running().kill();
    }

    /** All that it logged. */
    @NonNull
    public String log() throws IOException {
        return running().process().log();
    }

    /** The plugin that was built. */
    @NonNull
    public Path hpi() {
        return running().settings().hpi();
    }

    /** Starts an agent that comes to this controller over the network. */
    @NonNull
    public AgentProcess startAgent(@NonNull String name, @NonNull String... options)
            throws IOException, InterruptedException {
        return AgentProcess.start(
                http(),
                url(),
                name,
                running().folder(),
                running().results().resolve("agent-" + name + ".log"),
                List.of(options));
    }
}
