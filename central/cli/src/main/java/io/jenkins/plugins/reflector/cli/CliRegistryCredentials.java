package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.flux.InvalidSecretException;
import io.jenkins.plugins.reflector.engine.flux.RegistrySecret;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.DockerConfig;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Registry credentials as cli.md orders them: the Secret that is named, else the Docker configuration, else none. */
final class CliRegistryCredentials implements CredentialsSource {

    private final ResourceSet resources;

    CliRegistryCredentials(ResourceSet resources) {
        this.resources = resources;
    }

    @Override
    public RegistryCredentials credentialsFor(ImageRepository repository, ImageName image)
            throws ScanException, InterruptedException {
        return repository.secretRef() == null
                ? ofDocker(image).credentials()
                : ofSecret(repository, image).credentials();
    }

    /** From the Secret that a repository names. */
    FoundCredentials ofSecret(ImageRepository repository, ImageName image) throws ScanException {
        ResourceName id = new ResourceName(repository.name().namespace(), String.valueOf(repository.secretRef()));
        Secret secret = resources
                .secret(id)
                .orElseThrow(() -> failure("the Secret " + id + " (spec.secretRef of the ImageRepository "
                        + repository.name() + ") is not among the resources: add it, or remove secretRef"));
        return ofSecret(secret, image);
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
