package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Holds to what administrators said of registries, whoever names their images. */
record ConfiguredRegistries(@NonNull TagSource source, @NonNull RegistrySettings settings) implements TagSource {

    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
        return source.scan(allowed(repository));
    }

    @Override
    public String digest(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return source.digest(allowed(repository), tag);
    }

    @NonNull
    @Override
    public Optional<Set<String>> platforms(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return source.platforms(allowed(repository), tag);
    }

    @NonNull
    @Override
    public Optional<Instant> created(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return source.created(allowed(repository), tag);
    }

    @NonNull
    @Override
    public TagSource urgent() {
        return new ConfiguredRegistries(source.urgent(), settings);
    }

    /**
     * The repository, with plain HTTP allowed where it is for its registry.
     *
     * @throws ScanException if its registry must not be asked as it is
     */
    @NonNull
    ImageRepository allowed(@NonNull ImageRepository repository) throws ScanException {
        ImageName image;
        try {
            image = ImageName.parse(repository.image());
        } catch (InvalidImageNameException e) {
            return repository;
        }
        String problem = settings.problem(image.registry());
        if (problem != null) {
            throw failure(problem);
        }
        RegistryHost host = settings.host(image.registry());
        ImageRepository asked = host != null && host.isInsecure() ? repository.withInsecure(true) : repository;
        if (settings.fips()) {
            URI mirror = settings.mirrors().forRegistry(image.registry()).orElse(repository.options().mirror());
            if (mirror == null ? image.plainHttpTried(asked.insecure()) : "http".equalsIgnoreCase(mirror.getScheme())) {
                throw failure("in FIPS mode no registry is asked over plain HTTP, and that of " + repository.image()
                        + " would be: switch insecure off, or give it a host or mirror that speaks HTTPS");
            }
        }
        return asked;
    }

    private static ScanException failure(String problem) {
        return new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "scan failed: " + problem);
    }
}
