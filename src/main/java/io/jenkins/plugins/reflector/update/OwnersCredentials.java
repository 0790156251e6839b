package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.credentials.RegistryCredentialsLookup;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;

/**
 * Looks the credentials of a configured repository up where its owner sees them, whoever asks. A repository that is not in
 * the catalog has no owner, and is asked without credentials rather than with somebody's.
 */
record OwnersCredentials(@NonNull Catalog catalog) implements CredentialsSource {

    @NonNull
    @Override
    public RegistryCredentials credentialsFor(@NonNull ImageRepository repository, @NonNull ImageName image)
            throws ScanException {
        Owned<ImageRepository> known = catalog.repository(repository.name()).orElse(null);
        return known == null
                ? RegistryCredentials.anonymous()
                : new RegistryCredentialsLookup(known.owner().credentials()).credentialsFor(repository, image);
    }
}
