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
    public RegistryCredentials credentialsFor(ImageRepository repository, ImageName image) throws ScanException {
        try {
            Optional<DockerConfig> config =
                    repository.secretRef() == null ? dockerConfig() : secret(repository, repository.secretRef());
            return config.flatMap(c -> c.match(image))
                    .map(DockerConfig.Match::credentials)
                    .orElse(RegistryCredentials.anonymous());
        } catch (InvalidSecretException | DockerConfig.InvalidException | IOException e) {
            throw new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, e.getMessage(), e);
        }
    }

    private Optional<DockerConfig> secret(ImageRepository repository, String name)
            throws ScanException, InvalidSecretException, DockerConfig.InvalidException {
        ResourceName id = new ResourceName(repository.name().namespace(), name);
        Secret secret = resources
                .secret(id)
                .orElseThrow(() -> new ScanException(
                        ScanException.Reason.AUTHENTICATION_FAILED,
                        "the Secret " + id + " (spec.secretRef of the ImageRepository " + repository.name()
                                + ") is not among the resources: add it, or remove secretRef"));
        Optional<String> json = RegistrySecret.dockerConfigJson(secret);
        return json.isEmpty() ? Optional.empty() : Optional.of(DockerConfig.parse(json.get()));
    }

    private static Optional<DockerConfig> dockerConfig() throws IOException, DockerConfig.InvalidException {
        Path file = directory(System.getenv("DOCKER_CONFIG")).resolve("config.json");
        return Files.isRegularFile(file) ? Optional.of(DockerConfig.parse(Files.readString(file))) : Optional.empty();
    }

    private static Path directory(@CheckForNull String configured) {
        return configured != null && !configured.isEmpty()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".docker");
    }
}
