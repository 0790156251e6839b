package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.flux.ConnectionSecret;
import io.jenkins.plugins.reflector.engine.flux.InvalidSecretException;
import io.jenkins.plugins.reflector.engine.flux.RegistrySecret;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.DockerConfig;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryOptions;
import io.jenkins.plugins.reflector.engine.registry.cloud.CloudIdentity;
import io.jenkins.plugins.reflector.engine.registry.cloud.CloudIdentityException;
import io.jenkins.plugins.reflector.engine.registry.cloud.CloudProvider;
import io.jenkins.plugins.reflector.engine.registry.cloud.Surroundings;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Registry credentials as cli.md orders them: the Secret that is named, else the Docker configuration, else none. */
final class CliRegistryCredentials implements CredentialsSource {

    private final ResourceSet resources;
    private CloudIdentity cloud;

    CliRegistryCredentials(ResourceSet resources) {
        this.resources = resources;
    }

    @Override
    public RegistryCredentials credentialsFor(ImageRepository repository, ImageName image)
            throws ScanException, InterruptedException {
        return find(repository, image).credentials();
    }

    /** What this repository is asked with: of its cloud, of its Secret, else of the Docker configuration. */
    FoundCredentials find(ImageRepository repository, ImageName image) throws ScanException, InterruptedException {
        CloudProvider provider =
                CloudProvider.of(repository.connection().provider().text()).orElse(null);
        if (provider != null) {
            return ofCloud(provider, image);
        }
        return repository.secretRef() == null
                ? ofDocker(image)
                : ofSecret(secret(repository, "secretRef", repository.secretRef()), image);
    }

    @Override
    public RegistryOptions optionsFor(ImageRepository repository, ImageName image) throws ScanException {
        String certificates = repository.connection().certSecretRef();
        String proxy = repository.connection().proxySecretRef();
        try {
            TlsSettings tls = certificates == null
                    ? null
                    : ConnectionSecret.tls(secret(repository, "certSecretRef", certificates));
            return RegistryOptions.DEFAULT.withConnection(new ConnectionSettings(
                    tls,
                    proxy == null
                            ? ProxySettings.ofEnvironment(System::getenv)
                            : ConnectionSecret.proxy(secret(repository, "proxySecretRef", proxy))));
        } catch (InvalidSecretException | InvalidConnectionException e) {
            throw failure(e.getMessage());
        }
    }

    private Secret secret(ImageRepository repository, String field, String name) throws ScanException {
        ResourceName id = new ResourceName(repository.name().namespace(), name);
        return resources
                .secret(id)
                .orElseThrow(() -> failure("the Secret " + id + " (spec." + field + " of the ImageRepository "
                        + repository.name() + ") is not among the resources: add it, or remove " + field));
    }

    private FoundCredentials ofCloud(CloudProvider provider, ImageName image) throws ScanException, InterruptedException {
        try {
            if (cloud == null) {
                cloud = new CloudIdentity(
                        ProxySettings.ofEnvironment(System::getenv), Surroundings.ofProcess(), Clock.systemUTC());
            }
            return new FoundCredentials(
                    "the machine's identity, provider " + provider.name().toLowerCase(Locale.ROOT),
                    image.registry(),
                    cloud.credentialsFor(provider, image));
        } catch (CloudIdentityException | InvalidConnectionException e) {
            throw failure(e.getMessage());
        }
    }

    /** From a Secret; without an entry if it holds none for this image. */
    FoundCredentials ofSecret(Secret secret, ImageName image) throws ScanException {
        try {
            Optional<String> json = RegistrySecret.dockerConfigJson(secret);
            return found(
                    "Secret " + secret.name(), json.isEmpty() ? null : DockerConfig.parse(json.get()), image);
        } catch (InvalidSecretException | DockerConfig.InvalidException e) {
            throw failure(e.getMessage());
        }
    }

    /** From the Docker configuration: a helper that it names for this registry, else its entries. */
    FoundCredentials ofDocker(ImageName image) throws ScanException, InterruptedException {
        Path file = directory(System.getenv("DOCKER_CONFIG")).resolve("config.json");
        if (!Files.isRegularFile(file)) {
            return found("none (there is no " + file + ")", null, image);
        }
        String source = "Docker configuration " + file;
        try {
            DockerConfig config = DockerConfig.parse(Files.readString(file));
            DockerConfig.Helper helper = config.helper(image).orElse(null);
            RegistryCredentials kept = helper == null ? null : CredentialHelper.ask(helper);
            return kept == null
                    ? found(source, config, image)
                    : new FoundCredentials(
                            source + ", credential helper docker-credential-" + helper.name(), helper.key(), kept);
        } catch (CredentialHelper.HelperException e) {
            throw failure(e.getMessage());
        } catch (DockerConfig.InvalidException e) {
            throw failure(e.getMessage() + " (" + file + ")");
        } catch (IOException e) {
            throw failure("cannot read " + file + "; check its permissions and that it is UTF-8 text");
        }
    }

    private static FoundCredentials found(String source, @CheckForNull DockerConfig config, ImageName image) {
        Optional<DockerConfig.Match> match = Optional.ofNullable(config).flatMap(c -> c.match(image));
        return new FoundCredentials(
                source,
                match.map(DockerConfig.Match::key).orElse(null),
                match.map(DockerConfig.Match::credentials).orElse(RegistryCredentials.anonymous()));
    }

    private static ScanException failure(String message) {
        return new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, message);
    }

    private static Path directory(@CheckForNull String configured) {
        return configured != null && !configured.isEmpty()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".docker");
    }
}
