package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryOptions;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;

/** Where the credentials of a repository come from: a Secret, a Docker configuration, Jenkins' credentials. */
@FunctionalInterface
public interface CredentialsSource {

    /** No credentials for any repository. */
    CredentialsSource NONE = (repository, image) -> RegistryCredentials.anonymous();

    /**
     * What to ask with; anonymous if nothing is meant for this image.
     *
     * @throws ScanException with {@link ScanException.Reason#AUTHENTICATION_FAILED}, if what the repository names is
     *     missing or cannot be read; the message says what, such as {@code Secret team/registry is missing}
     * @throws InterruptedException if the thread is told to stop while a helper or a cloud is asked
     */
    @NonNull
    RegistryCredentials credentialsFor(@NonNull ImageRepository repository, @NonNull ImageName image)
            throws ScanException, InterruptedException;

    /**
     * What else is unusual about asking for this image: certificates, proxies, how urgent it is.
     *
     * @throws ScanException as above
     */
    @NonNull
    default RegistryOptions optionsFor(@NonNull ImageRepository repository, @NonNull ImageName image)
            throws ScanException {
        return RegistryOptions.DEFAULT;
    }
}
