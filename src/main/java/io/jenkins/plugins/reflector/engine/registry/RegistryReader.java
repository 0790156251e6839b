package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is asked of registries: by {@link RegistryClient} from this machine, or by who passes it on to another machine. */
public interface RegistryReader {

    /**
     * All tags of a repository.
     *
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    TagList listTags(@NonNull RegistryTarget target) throws RegistryException, InterruptedException;

    /**
     * The digest that a tag points at; of an image of several platforms that of the index.
     *
     * @return such as {@code sha256:…}
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    String resolveDigest(@NonNull RegistryTarget target, @NonNull String tag)
            throws RegistryException, InterruptedException;

    /**
     * The platforms of an image: those of its index, or the one that its configuration names.
     *
     * @param reference a tag or a digest
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    List<Platform> platforms(@NonNull RegistryTarget target, @NonNull String reference)
            throws RegistryException, InterruptedException;

    /**
     * When an image says that it was made; of several platforms the latest time.
     *
     * @param reference a tag or a digest
     * @return empty if nothing of it says so
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    Optional<Instant> created(@NonNull RegistryTarget target, @NonNull String reference)
            throws RegistryException, InterruptedException;
}
