package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.registry.DockerConfig;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.io.IOException;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Turns a credentials id into what the engine shows a registry. */
public final class RegistryCredentialsLookup {

    private final CredentialsContext context;

    public RegistryCredentialsLookup(@NonNull CredentialsContext context) {
        this.context = context;
    }

    /**
     * The credentials of an id.
     *
     * @param provider for {@code aws}, a user with password is the id of a key and the key
     * @param image whose registry is asked
     * @throws ScanException if there are none of that id here, or of a kind that registries do not know
     */
    @NonNull
    public RegistryCredentials find(@NonNull String id, @NonNull Provider provider, @NonNull ImageName image)
            throws ScanException, InterruptedException {
        StandardCredentials credentials = context.find(StandardCredentials.class, id, url(image))
                .orElseThrow(() -> failure("the credentials \"" + id
                        + "\" are not found here; choose others, or add them where they can be seen"));
        if (credentials instanceof StandardUsernamePasswordCredentials user) {
            String password = user.getPassword().getPlainText();
            return provider == Provider.AWS
                    ? CloudLogins.withKey(user.getUsername(), password, image)
                    : RegistryCredentials.basic(user.getUsername(), password);
        }
        if (credentials instanceof StringCredentials token) {
            return new RegistryCredentials.RegistryToken(token.getSecret().getPlainText());
        }
        if (credentials instanceof FileCredentials file) {
            return ofDockerConfig(id, file, image);
        }
        throw failure("the credentials \"" + id + "\" are of a kind that registries do not know; "
                + "choose a user with password, a secret text or a Docker configuration as a secret file");
    }

    private static RegistryCredentials ofDockerConfig(String id, FileCredentials file, ImageName image)
            throws ScanException {
        try {
            // Helpers are programs of the machine where the file came from, so only what stands in the file counts.
            return DockerConfig.parse(SecretFiles.text(file))
                    .match(image)
                    .map(DockerConfig.Match::credentials)
                    .orElse(RegistryCredentials.anonymous());
        } catch (IOException e) {
            throw failure("the file of the credentials \"" + id + "\" cannot be read: " + e.getMessage());
        } catch (DockerConfig.InvalidException e) {
            throw failure("the file of the credentials \"" + id + "\" cannot be used: " + e.getMessage()
                    + "; give a config.json as docker login writes it");
        }
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

    /** The same of an image that is known. */
    @NonNull
    static String url(@NonNull ImageName image) {
        return "https://" + image.registry() + "/";
    }

    static ScanException failure(String message) {
        return new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, message);
    }
}
