package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom to trust and what to show in TLS: an authority in addition to the system's, a client certificate, or both (flux.md
 * 1.7). Two are equal if they were made from the same texts. Shows nothing of a key.
 */
public final class TlsSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final char[] NO_PASSWORD = new char[0];

    private final List<X509Certificate> authorities;
    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final String fingerprint;

    private TlsSettings(
            List<X509Certificate> authorities,
            List<X509Certificate> chain,
            @CheckForNull PrivateKey key,
            String fingerprint) {
        this.authorities = authorities;
        this.chain = chain;
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads texts in PEM.
     *
     * @param authority certificates to trust beside the system's ({@code ca.crt}); null for none
     * @param certificate the client's own, with what leads to its authority ({@code tls.crt}); null for none
     * @param privateKey that certificate's ({@code tls.key}); null for none
     * @throws InvalidConnectionException if one cannot be read, or of certificate and key one is missing
     */
    @NonNull
    public static TlsSettings parse(
            @CheckForNull String authority, @CheckForNull String certificate, @CheckForNull String privateKey)
            throws InvalidConnectionException {
        if ((certificate == null) != (privateKey == null)) {
            throw new InvalidConnectionException("a client certificate needs both tls.crt and tls.key; "
                    + (certificate == null ? "tls.crt" : "tls.key") + " is missing");
        }
        List<X509Certificate> authorities = authority == null ? List.of() : PemText.certificates(authority, "ca.crt");
        List<X509Certificate> chain = certificate == null ? List.of() : PemText.certificates(certificate, "tls.crt");
        PrivateKey key = privateKey == null ? null : PemText.privateKey(privateKey, chain.get(0), "tls.key");
        return new TlsSettings(authorities, chain, key, fingerprint(authority, certificate, privateKey));
    }

    /** Whether a client certificate is shown to servers that ask for one. */
    public boolean hasClientCertificate() {
        return key != null;
    }

    /**
     * TLS by these settings.
     *
     * @throws InvalidConnectionException if the platform refuses the certificates
     */
    @NonNull
    public SSLContext context() throws InvalidConnectionException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // Stricter than no context at all: the system's authorities, the given ones, and the platform's own checks.
            context.init(keyManagers(), trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidConnectionException("the certificates cannot be used: " + e.getMessage());
        }
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        if (key == null) {
            return null;
        }
        KeyStore store = empty();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        return managers.getKeyManagers();
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        TrustManagerFactory system = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        system.init((KeyStore) null);
        if (authorities.isEmpty()) {
            return system;
        }
        List<X509Certificate> all = new ArrayList<>(authorities);
        for (Object manager : system.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                all.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        KeyStore store = empty();
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("authority-" + i, all.get(i));
        }
        TrustManagerFactory both = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        both.init(store);
        return both;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static String fingerprint(String... texts) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                hash.update((text == null ? "-" : text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlsSettings tls && tls.fingerprint.equals(fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    /** What kinds of settings there are, and nothing of them. */
    @Override
    public String toString() {
        return "TlsSettings[authorities=" + authorities.size() + ", clientCertificate=" + hasClientCertificate() + "]";
    }
}
