package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Turns the credentials id of an image repository into what the engine shows a registry. */
public final class RegistryCredentialsLookup implements CredentialsSource {

    private final CredentialsContext context;

    public RegistryCredentialsLookup(@NonNull CredentialsContext context) {
        this.context = context;
    }

    @NonNull
    @Override
    public RegistryCredentials credentialsFor(@NonNull ImageRepository repository, @NonNull ImageName image)
            throws ScanException {
        String id = repository.secretRef();
        if (id == null) {
            return RegistryCredentials.anonymous();
        }
        StandardCredentials credentials = context.find(StandardCredentials.class, id, url(image))
                .orElseThrow(() -> failure("the credentials \"" + id
                        + "\" are not found here; choose others, or add them where they can be seen"));
        if (credentials instanceof StandardUsernamePasswordCredentials user) {
            return RegistryCredentials.basic(user.getUsername(), user.getPassword().getPlainText());
        }
        if (credentials instanceof StringCredentials token) {
            return new RegistryCredentials.RegistryToken(token.getSecret().getPlainText());
        }
        throw failure("the credentials \"" + id
                + "\" are of a kind that registries do not know; choose a user with password or a secret text");
    }

    /** The address by which the domains of credentials know a registry; null if the image names none that exists. */
    @CheckForNull
    static String registryUrl(@NonNull String image) {
        try {
            return url(ImageName.parse(image.trim()));
        } catch (InvalidImageNameException e) {
            return null;
        }
    }

    private static String url(ImageName image) {
        return "https://" + image.registry() + "/";
    }

    private static ScanException failure(String message) {
        return new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, message);
    }
}
