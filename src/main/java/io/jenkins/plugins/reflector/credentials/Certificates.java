package io.jenkins.plugins.reflector.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom to trust and what to show in TLS, as texts in PEM.
 *
 * @param authorities to trust beside those of Java; null for none
 * @param chain the client's certificate and what leads to its authority; null for none
 * @param key the client's private key; null for none
 */
public record Certificates(@CheckForNull String authorities, @CheckForNull String chain, @CheckForNull String key) {

    /** Nobody else to trust, and nothing to show. */
    public static final Certificates NONE = new Certificates(null, null, null);

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[^-]*-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----");

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "Certificates[]";
    }

    /**
     * Of a text in PEM. Without a key all its certificates are authorities. With one they are the client's, and a root among
     * them, which is no part of what a client shows, is an authority too.
     */
    @NonNull
    public static Certificates ofText(@NonNull String pem) {
        Matcher key = KEY.matcher(pem);
        if (!key.find()) {
            return new Certificates(pem, null, null);
        }
        StringBuilder roots = new StringBuilder();
        StringBuilder chain = new StringBuilder();
        Matcher certificate = CERTIFICATE.matcher(pem);
        while (certificate.find()) {
            // The first one is the client's own, even if nobody else has signed it.
            boolean root = chain.length() > 0 && isRoot(certificate.group());
            (root ? roots : chain).append(certificate.group()).append('\n');
        }
        return new Certificates(roots.length() == 0 ? null : roots.toString(), chain.toString(), key.group());
    }

    /** Of a key store: its first key, and the certificates that stand alone as authorities. */
    @NonNull
    public static Certificates ofStore(@NonNull KeyStore store, @NonNull char[] password) throws GeneralSecurityException {
        StringBuilder authorities = new StringBuilder();
        String chain = null;
        String key = null;
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                authorities.append(pem("CERTIFICATE", store.getCertificate(alias).getEncoded()));
            } else if (key == null && store.isKeyEntry(alias)) {
                Key found = store.getKey(alias, password);
                if (found == null || found.getEncoded() == null || !"PKCS#8".equals(found.getFormat())) {
                    throw new GeneralSecurityException("its key cannot be taken out of the key store");
                }
                key = pem("PRIVATE KEY", found.getEncoded());
                StringBuilder certificates = new StringBuilder();
                for (Certificate certificate : store.getCertificateChain(alias)) {
                    certificates.append(pem("CERTIFICATE", certificate.getEncoded()));
                }
                chain = certificates.toString();
            }
        }
        return new Certificates(authorities.length() == 0 ? null : authorities.toString(), chain, key);
    }

    /** With further authorities. */
    @NonNull
    public Certificates trusting(@CheckForNull String pem) {
        if (pem == null) {
            return this;
        }
        return new Certificates(authorities == null ? pem : authorities + "\n" + pem, chain, key);
    }

    /** Those of another, where this one has none. */
    @NonNull
    public Certificates or(@NonNull Certificates other) {
        Certificates client = key == null ? other : this;
        return new Certificates(authorities, client.chain, client.key).trusting(other.authorities);
    }

    /** For the engine; null if there is nothing. */
    @CheckForNull
    public TlsSettings settings() throws InvalidConnectionException {
        return authorities == null && chain == null && key == null
                ? null
                : TlsSettings.parse(authorities, chain, key);
    }

    private static boolean isRoot(String pem) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        } catch (GeneralSecurityException e) {
            // Told by the engine, which reads it again.
            return false;
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }
}
