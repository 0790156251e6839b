package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.store.FileScanStore;
import io.jenkins.plugins.reflector.store.StoredScan;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tags as the watcher remembers them; digests from the registry. */
record StoredTags(@NonNull FileScanStore store, @NonNull TagSource registries) implements TagSource {

    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException {
        return store.find(repository.name())
                .filter(scan -> scan.isAbout(repository))
                .map(StoredScan::result)
                .orElseThrow(() -> new ScanException(
                        ScanException.Reason.DEPENDENCY_NOT_READY,
                        "The image repository " + repository.name() + " has not been scanned yet."));
    }

    @Override
    public String digest(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return registries.digest(repository, tag);
    }

    @NonNull
    @Override
    public Optional<Set<String>> platforms(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return registries.platforms(repository, tag);
    }

    @NonNull
    @Override
    public Optional<Instant> created(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return registries.created(repository, tag);
    }
}
