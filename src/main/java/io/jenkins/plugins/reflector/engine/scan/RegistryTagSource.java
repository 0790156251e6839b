package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.Platform;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryException;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.RegistryReader;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import io.jenkins.plugins.reflector.engine.registry.TagList;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the registry of each repository, with its credentials and within its timeout. */
public final class RegistryTagSource implements TagSource {

    private static final String AUTHENTICATION = "failed to configure authentication options: ";

    private final Function<ImageRepository, RegistryReader> readers;
    private final CredentialsSource credentials;
    private final RegistryMirrors mirrors;
    private final Clock clock;
    private final boolean urgent;

    /**
     * @param client shared, so that schemes and tokens are remembered
     * @param credentials where each repository's credentials come from
     * @param mirrors which URL is asked instead of a host
     * @param clock for {@link ScanResult#scanTime}
     */
    public RegistryTagSource(
            @NonNull RegistryClient client,
            @NonNull CredentialsSource credentials,
            @NonNull RegistryMirrors mirrors,
            @NonNull Clock clock) {
        this(repository -> client, credentials, mirrors, clock);
    }

    /** The same, where not every repository is asked from this machine. */
    public RegistryTagSource(
            @NonNull Function<ImageRepository, RegistryReader> readers,
            @NonNull CredentialsSource credentials,
            @NonNull RegistryMirrors mirrors,
            @NonNull Clock clock) {
        this(readers, credentials, mirrors, clock, false);
    }

    private RegistryTagSource(
            Function<ImageRepository, RegistryReader> readers,
            CredentialsSource credentials,
            RegistryMirrors mirrors,
            Clock clock,
            boolean urgent) {
        this.readers = readers;
        this.credentials = credentials;
        this.mirrors = mirrors;
        this.clock = clock;
        this.urgent = urgent;
    }

    @NonNull
    @Override
    public TagSource urgent() {
        return new RegistryTagSource(readers, credentials, mirrors, clock, true);
    }

    @Override
    public ScanResult scan(ImageRepository repository) throws ScanException, InterruptedException {
        RegistryTarget target = target(repository);
        try {
            TagList list = readers.apply(repository).listTags(target);
            return TagListing.of(repository, list.tags())
                    .toResult(target.image().canonical(), list.complete(), clock.instant())
                    .withTold(list.answer() == null ? null : new ScanResult.Told(list.pages(), list.answer()));
        } catch (RegistryException e) {
            throw new ScanException(
                    ScanException.Reason.READ_OPERATION_FAILED, "scan failed: " + e.getMessage(), e);
        }
    }

    @Override
    public String digest(ImageRepository repository, String tag) throws ScanException, InterruptedException {
        RegistryTarget target = target(repository);
        try {
            return readers.apply(repository).resolveDigest(target, tag);
        } catch (RegistryException e) {
            throw failure("failed fetching digest of ", repository, tag, e);
        }
    }

    @Override
    public Optional<Set<String>> platforms(ImageRepository repository, String tag)
            throws ScanException, InterruptedException {
        RegistryTarget target = target(repository);
        try {
            return Optional.of(readers.apply(repository).platforms(target, tag).stream()
                    .map(Platform::toString)
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        } catch (RegistryException e) {
            throw failure("failed fetching the platforms of ", repository, tag, e);
        }
    }

    @Override
    public Optional<Instant> created(ImageRepository repository, String tag)
            throws ScanException, InterruptedException {
        RegistryTarget target = target(repository);
        try {
            return readers.apply(repository).created(target, tag);
        } catch (RegistryException e) {
            throw failure("failed fetching the time of creation of ", repository, tag, e);
        }
    }

    private static ScanException failure(String what, ImageRepository repository, String tag, RegistryException problem) {
        return new ScanException(
                ScanException.Reason.READ_OPERATION_FAILED,
                what + repository.image() + ":" + tag + ": " + problem.getMessage(),
                problem);
    }

    private RegistryTarget target(ImageRepository repository) throws ScanException, InterruptedException {
        ImageName image = ImageNames.of(repository);
        URI told = mirrors.forRegistry(image.registry()).orElse(null);
        URI own = told == null ? repository.options().mirror() : null;
        ImageName asked = own == null ? image : at(own, image);
        try {
            return new RegistryTarget(
                    image,
                    credentials.credentialsFor(repository, asked),
                    repository.insecure(),
                    told == null ? own : told,
                    repository.timeout(),
                    credentials
                            .optionsFor(repository, asked)
                            .withPageSize(repository.options().pageSize())
                            .withUrgent(urgent));
        } catch (ScanException e) {
            boolean complete = e.getMessage().startsWith(AUTHENTICATION);
            throw complete ? e : new ScanException(e.reason(), AUTHENTICATION + e.getMessage(), e);
        }
    }

    /**
     * The image as if it were at home on a mirror that the resource names: whoever writes a resource must not be able to send
     * the credentials of another host there. A mirror that the user of this program names gets those of the image's registry.
     */
    private static ImageName at(URI mirror, ImageName image) {
        return new ImageName(image.text(), mirror.getRawAuthority(), image.repository());
    }
}
