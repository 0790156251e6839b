package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import java.util.Optional;

/** Turns credentials ids into certificates and proxies. */
public final class ConnectionLookup {

    private final CredentialsContext context;

    private final boolean fips;

    /** @param fips whether the controller must keep to FIPS 140 */
    public ConnectionLookup(@NonNull CredentialsContext context, boolean fips) {
        this.context = context;
        this.fips = fips;
    }

    /**
     * The certificates of an id.
     *
     * @param id null for none
     * @param image whose registry they are for
     * @throws ScanException if there are none of that id here, or they cannot be used
     */
    @NonNull
    public Certificates certificates(@CheckForNull String id, @NonNull ImageName image) throws ScanException {
        if (id == null) {
            return Certificates.NONE;
        }
        StandardCredentials credentials = found(id, "certificates", RegistryCredentialsLookup.url(image));
        try {
            if (credentials instanceof StandardCertificateCredentials certificate) {
                return Certificates.ofStore(
                        certificate.getKeyStore(),
                        certificate.getPassword().getPlainText().toCharArray());
            }
            if (credentials instanceof FileCredentials file) {
                return Certificates.ofText(SecretFiles.text(file));
            }
            if (credentials instanceof StringCredentials text) {
                return Certificates.ofText(text.getSecret().getPlainText());
            }
        } catch (GeneralSecurityException | IOException e) {
            throw RegistryCredentialsLookup.failure("the certificates \"" + id + "\" cannot be read: " + e.getMessage());
        }
        throw RegistryCredentialsLookup.failure("the credentials \"" + id + "\" hold no certificates; "
                + "choose a certificate, or a secret file or text in PEM");
    }

    /**
     * The proxy whose URL is a secret text.
     *
     * @throws ScanException if there is none of that id here, or it is no such URL, or FIPS 140 forbids it
     */
    @NonNull
    public ProxySettings proxy(@NonNull String id) throws ScanException {
        if (found(id, "proxy", null) instanceof StringCredentials text) {
            return proxy(text.getSecret().getPlainText(), null, null);
        }
        throw RegistryCredentialsLookup.failure("the credentials \"" + id + "\" name no proxy; choose a secret text that holds "
                + "a URL, such as http://user:password@proxy.example.com:3128");
    }

    /**
     * A proxy with a user of its own.
     *
     * @param url without user
     * @param id of a user with password; null for none
     * @throws ScanException if there is none of that id here, or the URL is none, or FIPS 140 forbids it
     */
    @NonNull
    public ProxySettings proxy(@NonNull String url, @CheckForNull String id) throws ScanException {
        if (id == null) {
            return proxy(url, null, null);
        }
        if (found(id, "proxy", url) instanceof StandardUsernamePasswordCredentials user) {
            return proxy(url, user.getUsername(), user.getPassword().getPlainText());
        }
        throw RegistryCredentialsLookup.failure(
                "the credentials \"" + id + "\" are none that a proxy wants; choose a user with password");
    }

    private ProxySettings proxy(String url, String user, String password) throws ScanException {
        try {
            ProxyAddress address = ProxyAddress.parse(url, user, password);
            Optional<String> problem = fips ? FipsRules.proxy(address) : Optional.empty();
            if (problem.isPresent()) {
                throw RegistryCredentialsLookup.failure(FipsRules.clause(problem.get()));
            }
            return ProxySettings.of(address, NoProxy.NONE);
        } catch (InvalidConnectionException e) {
            throw RegistryCredentialsLookup.failure(e.getMessage());
        }
    }

    private StandardCredentials found(String id, String what, String url) throws ScanException {
        return context.find(StandardCredentials.class, id, url)
                .orElseThrow(() -> RegistryCredentialsLookup.failure("the credentials \"" + id + "\" (" + what
                        + ") are not found here; choose others, or add them where they can be seen"));
    }
}
