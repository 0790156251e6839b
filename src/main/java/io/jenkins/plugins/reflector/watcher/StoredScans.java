package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.config.preview.LastScans;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.store.Store;
import java.util.List;
import java.util.Optional;

/** Tells forms what the watcher remembers, as far as a policy that is written there could use it. */
@Extension
public class StoredScans extends LastScans {

    @NonNull
    @Override
    public Optional<ScanResult> lastScan(@NonNull String reference, @NonNull String namespace) {
        Store store = WatcherService.get().store();
        return store == null
                ? Optional.empty()
                : seen(Catalogs.current(), reference, namespace).flatMap(store.scans()::result);
    }

    @NonNull
    @Override
    public Optional<FirstSeenLedger.Sighting> firstSeen(@NonNull String image, @NonNull String tag) {
        return WatcherService.get().ledger().firstSeen(image, tag);
    }

    /** The repository that a reference means where it is written, if it may be used there. */
    @NonNull
    static Optional<ResourceName> seen(@NonNull Catalog catalog, @NonNull String reference, @NonNull String namespace) {
        List<String> upward = Scopes.upward(namespace);
        int slash = reference.lastIndexOf('/');
        List<String> scopes = slash < 0 ? upward : List.of(reference.substring(0, slash));
        return scopes.stream()
                .flatMap(scope -> catalog.repository(new ResourceName(scope, reference.substring(slash + 1))).stream())
                .map(Owned::spec)
                .findFirst()
                .filter(repository -> upward.contains(repository.name().namespace())
                        || RepositoryAccess.refusal(repository, namespace).isEmpty())
                .map(ImageRepository::name);
    }
}
