package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.flux.ConnectionSecret;
import io.jenkins.plugins.reflector.engine.flux.GitSecret;
import io.jenkins.plugins.reflector.engine.flux.InvalidSecretException;
import io.jenkins.plugins.reflector.engine.flux.SigningSecret;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.MirrorLimits;
import io.jenkins.plugins.reflector.engine.git.StoredGitCredentials;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Git as the command line does it: local repositories too, and credentials from where git itself looks. */
public final class CliGit implements UpdateRequests.CredentialsLookup {

    /** The system property that names another directory for the mirrors; the demo leaves nothing in the user's. */
    public static final String MIRRORS_PROPERTY = "image-reflector.mirrors";

    private final ResourceSet resources;
    private final Path home = Path.of(System.getProperty("user.home"));

    CliGit(ResourceSet resources) {
        this.resources = resources;
    }

    /**
     * Sessions on mirrors, which are below the user's cache directory.
     *
     * @param warnings told of limits that are no numbers, and of mirrors that cannot be deleted
     */
    GitSessions sessions(Consumer<String> warnings) {
        MirrorLimits limits = limits(System::getenv, warnings);
        return new JGitSessions(mirrors(), UrlRules.LOCAL_TOO, null, limits, Clock.systemUTC(), warnings);
    }

    static MirrorLimits limits(UnaryOperator<String> environment, Consumer<String> warnings) {
        return MirrorLimits.read(environment, "REFLECTOR_MIRROR_DAYS", "REFLECTOR_MIRROR_GIB", warnings);
    }

    private Path mirrors() {
        String given = System.getProperty(MIRRORS_PROPERTY);
        if (given != null) {
            return Path.of(given);
        }
        String configured = System.getenv("XDG_CACHE_HOME");
        Path cache = configured == null || configured.isEmpty() ? home.resolve(".cache") : Path.of(configured);
        return cache.resolve("image-reflector").resolve("mirrors");
    }

    @Override
    public GitCredentials credentialsFor(GitRepository repository) throws AutomationException {
        try {
            return repository.secretRef() == null
                    ? new StoredGitCredentials(home).forUrl(repository.url())
                    : GitSecret.credentials(
                            secret(
                                    new ResourceName(repository.name().namespace(), repository.secretRef()),
                                    "spec.secretRef of the GitRepository " + repository.name()),
                            repository.url());
        } catch (GitException | InvalidSecretException e) {
            throw new AutomationException(AutomationException.Reason.SOURCE_MANAGER_FAILED, e.getMessage(), e);
        }
    }

    @Override
    public ConnectionSettings connectionFor(GitRepository repository) throws AutomationException {
        String namespace = repository.name().namespace();
        String proxy = repository.connection().proxySecretRef();
        try {
            TlsSettings tls = repository.secretRef() == null
                    ? null
                    : ConnectionSecret.tlsIfAny(secret(
                            new ResourceName(namespace, repository.secretRef()),
                            "spec.secretRef of the GitRepository " + repository.name()));
            return new ConnectionSettings(
                    tls,
                    proxy == null
                            ? ProxySettings.ofEnvironment(System::getenv)
                            : ConnectionSecret.proxy(secret(
                                    new ResourceName(namespace, proxy),
                                    "spec.proxySecretRef of the GitRepository " + repository.name())));
        } catch (InvalidConnectionException | InvalidSecretException e) {
            throw new AutomationException(AutomationException.Reason.SOURCE_MANAGER_FAILED, e.getMessage(), e);
        }
    }

    @Override
    public CommitSigner signerFor(ImageUpdateAutomation automation, SigningKey key) throws AutomationException {
        ResourceName name = new ResourceName(automation.name().namespace(), key.secretRef());
        String where = "spec.git.commit.signingKey of the ImageUpdateAutomation " + automation.name();
        try {
            return SigningSecret.signer(secret(name, where), key.type());
        } catch (InvalidSecretException e) {
            throw new AutomationException(AutomationException.Reason.SOURCE_MANAGER_FAILED, e.getMessage(), e);
        }
    }

    private Secret secret(ResourceName name, String where) throws AutomationException {
        return resources
                .secret(name)
                .orElseThrow(() -> new AutomationException(
                        AutomationException.Reason.SOURCE_MANAGER_FAILED,
                        "the Secret " + name + " (" + where + ") is not among the resources: add it, or remove the reference"));
    }
}
