package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.util.Set;

/** Allows plain HTTP for the registries of which an administrator said so, whoever names their images. */
record InsecureHosts(@NonNull TagSource source, @NonNull Set<String> hosts) implements TagSource {

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

    private ImageRepository allowed(ImageRepository repository) {
        try {
            boolean named = hosts.contains(ImageName.parse(repository.image()).registry());
            return named ? repository.withInsecure(true) : repository;
        } catch (InvalidImageNameException e) {
            return repository;
        }
    }
}
