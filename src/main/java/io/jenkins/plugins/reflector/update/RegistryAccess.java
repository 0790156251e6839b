package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryException;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;

/**
 * Registries as one asker reaches them.
 *
 * @param tags lists tags
 * @param identities as whom
 * @param client greets registries
 */
record RegistryAccess(
        @NonNull ConfiguredRegistries tags, @NonNull RegistryIdentities identities, @NonNull RegistryClient client) {

    /**
     * Has the registry of a repository say whether it knows who asks; the repository itself is not looked at.
     *
     * @throws ScanException if it refuses or must not be asked
     */
    void greet(@NonNull ImageRepository repository, @NonNull ImageName image) throws ScanException, InterruptedException {
        RegistryTarget target = new RegistryTarget(
                image,
                identities.credentialsFor(repository, image),
                tags.allowed(repository).insecure(),
                identities.settings().mirrors().forRegistry(image.registry()).orElse(null),
                repository.timeout(),
                identities.optionsFor(repository, image).withUrgent(true));
        try {
            client.greet(target);
        } catch (RegistryException e) {
            throw new ScanException(ScanException.Reason.READ_OPERATION_FAILED, e.getMessage(), e);
        }
    }
}
