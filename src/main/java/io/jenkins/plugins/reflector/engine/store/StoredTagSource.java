package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ForwardingTagSource;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.util.Optional;

/**
 * Tags as the last scan left them, and what else images tell from the registries. An image or an exclusion list that was changed
 * since then has no tags until it is scanned: old tags never go with a new name (flux.md appendix E).
 */
public final class StoredTagSource extends ForwardingTagSource {

    private final ScanStore store;

    public StoredTagSource(@NonNull ScanStore store, @NonNull TagSource registries) {
        super(registries);
        this.store = store;
    }

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
        // Why stands in its own log and on its own page: whoever has a policy for it need not be told how its registry is asked.
        throw new ScanException(
                ScanException.Reason.DEPENDENCY_NOT_READY,
                "the ImageRepository " + repository.name() + " (" + repository.image() + ") was not scanned yet");
    }
}
