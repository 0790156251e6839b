package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
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

    private ImageRepository allowed(ImageRepository repository) throws ScanException {
        String registry;
        try {
            registry = ImageName.parse(repository.image()).registry();
        } catch (InvalidImageNameException e) {
            return repository;
        }
        String problem = settings.broken().get(registry);
        if (problem != null) {
            throw new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "scan failed: " + problem);
        }
        return settings.insecure().contains(registry) ? repository.withInsecure(true) : repository;
    }
}
