package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Turns the credentials id of an image repository into what the engine shows a registry. */
public final class RegistryCredentialsLookup {

    private final CredentialsContext context;

    public RegistryCredentialsLookup(@NonNull CredentialsContext context) {
        this.context = context;
    }

    /**
     * The credentials of a repository.
     *
     * @throws ScanException if there are none of that id here, or of a kind that registries do not know
     */
    @NonNull
    public RegistryCredentials find(@NonNull ImageRepository repository) throws ScanException {
        String id = repository.secretRef();
        if (id == null) {
            return RegistryCredentials.anonymous();
        }
        StandardCredentials credentials = context.find(StandardCredentials.class, id, registryUrl(repository.image()))
                .orElseThrow(() -> failure("The credentials \"" + id + "\" for the image " + repository.image()
                        + " are not found here: choose others, or add them where they can be seen."));
        if (credentials instanceof StandardUsernamePasswordCredentials user) {
            return RegistryCredentials.basic(user.getUsername(), user.getPassword().getPlainText());
        }
        if (credentials instanceof StringCredentials token) {
            return new RegistryCredentials.RegistryToken(token.getSecret().getPlainText());
        }
        throw failure("The credentials \"" + id + "\" for the image " + repository.image()
                + " are of a kind that registries do not know: choose a user with password or a secret text.");
    }

    /** The address by which the domains of credentials know a registry; null if the image names none that exists. */
    @CheckForNull
    static String registryUrl(@NonNull String image) {
        try {
            return "https://" + ImageName.parse(image.trim()).registry() + "/";
        } catch (InvalidImageNameException e) {
            return null;
        }
    }

    private static ScanException failure(String message) {
        return new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, message);
    }
}
