package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Tags as the last scan left them, and what else images tell from the registries. An image or an exclusion list that was changed
 * since then has no tags until it is scanned: old tags never go with a new name (flux.md appendix E).
 */
public record StoredTagSource(@NonNull ScanStore store, @NonNull TagSource registries) implements TagSource {

    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException {
        RepositoryStatus status = store.status(repository.name()).orElse(null);
        if (status != null && status.isAbout(repository)) {
            Optional<ScanResult> result = store.result(repository.name());
            if (result.isPresent()) {
                return result.get();
            }
        }
        String error = status == null ? null : status.error();
        throw new ScanException(
                ScanException.Reason.DEPENDENCY_NOT_READY,
                "the ImageRepository " + repository.name() + " (" + repository.image() + ") was not scanned yet"
                        + (error == null ? "" : ": " + error));
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
