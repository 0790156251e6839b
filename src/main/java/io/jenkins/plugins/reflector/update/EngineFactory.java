package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.credentials.RegistryCredentialsLookup;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.git.ControllerHostKeys;
import io.jenkins.plugins.reflector.http.JenkinsHttpClient;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Puts the engine's parts together with the controller's settings. */
public final class EngineFactory {

    private static final Logger LOGGER = Logger.getLogger(EngineFactory.class.getName());

    private final JenkinsFacade jenkins;

    public EngineFactory(@NonNull JenkinsFacade jenkins) {
        this.jenkins = jenkins;
    }

    /** Registries, asked with the credentials of a context and the configured mirrors. */
    @NonNull
    public TagSource registries(@NonNull CredentialsContext context) {
        List<RegistryHost> hosts = ReflectorConfiguration.get().getRegistries();
        RegistryMirrors mirrors = RegistryMirrors.parse(hosts.stream()
                .filter(host -> host.getMirror() != null)
                .map(host -> host.getHost() + "=" + host.getMirror())
                .filter(EngineFactory::isMirror)
                .toList());
        Set<String> insecure = hosts.stream()
                .filter(RegistryHost::isInsecure)
                .map(host -> RegistryMirrors.canonicalHost(host.getHost()))
                .collect(Collectors.toSet());
        RegistryClient client = new RegistryClient(JenkinsHttpClient.create(), Limits.DEFAULT, Clock.systemUTC());
        return new InsecureHosts(
                new RegistryTagSource(client, new RegistryCredentialsLookup(context), mirrors, Clock.systemUTC()),
                insecure);
    }

    /** A mirror that came by configuration as code, past the form's checks, must not keep the others from being asked. */
    private static boolean isMirror(String pair) {
        try {
            RegistryMirrors.parse(List.of(pair));
            return true;
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, "A registry in Manage Jenkins, System, Image Reflector is left out: {0}", e.getMessage());
            return false;
        }
    }

    /** Updates of remote repositories, over mirrors in the controller's state directory. */
    @NonNull
    public AutomationRunner runner() {
        return new AutomationRunner(
                new JGitSessions(
                        jenkins.stateDirectory().resolve("mirrors"), UrlRules.NETWORK_ONLY, new ControllerHostKeys()),
                Clock.systemDefaultZone());
    }
}
