package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In the place of registries: knows the digests of the last picks and nothing else, since a page must wait for nobody. */
final class RememberedDigests implements TagSource {

    private final List<PolicyImage> picks;

    RememberedDigests(@NonNull List<PolicyImage> picks) {
        this.picks = picks;
    }

    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException {
        throw new ScanException(
                ScanException.Reason.DEPENDENCY_NOT_READY,
                "the state of Image Reflector cannot be read; the log of Jenkins says why");
    }

    @CheckForNull
    @Override
    public String digest(@NonNull ImageRepository repository, @NonNull String tag) {
        return picks.stream()
                .map(PolicyImage::image)
                .filter(pick -> pick.name().equals(repository.image()) && pick.tag().equals(tag) && pick.digest() != null)
                .findFirst()
                .map(LatestRef::digest)
                .orElse(null);
    }

    @NonNull
    @Override
    public Optional<Set<String>> platforms(@NonNull ImageRepository repository, @NonNull String tag) {
        return Optional.empty();
    }

    @NonNull
    @Override
    public Optional<Instant> created(@NonNull ImageRepository repository, @NonNull String tag) {
        return Optional.empty();
    }
}
