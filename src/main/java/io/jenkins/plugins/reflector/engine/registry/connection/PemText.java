package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys in PEM (RFC 7468). */
final class PemText {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private PemText() {}

    /** @throws InvalidConnectionException if there is none, or one cannot be read */
    @NonNull
    static List<X509Certificate> certificates(@NonNull String pem, @NonNull String what)
            throws InvalidConnectionException {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                try {
                    byte[] der = Base64.getMimeDecoder().decode(block.group(2));
                    certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der)));
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    throw new InvalidConnectionException(
                            what + " has a certificate that cannot be read; give it as PEM, -----BEGIN CERTIFICATE-----");
                }
            }
        }
        if (certificates.isEmpty()) {
            throw new InvalidConnectionException(what + " has no certificate; give it as PEM, -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    /**
     * The private key of a certificate: PKCS #8, or the older forms of RSA and EC keys, without passphrase.
     *
     * @throws InvalidConnectionException if there is none that fits
     */
    @NonNull
    static PrivateKey privateKey(@NonNull String pem, @NonNull X509Certificate certificate, @NonNull String what)
            throws InvalidConnectionException {
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            String kind = block.group(1);
            if (kind.equals("ENCRYPTED PRIVATE KEY") || block.group(2).contains("ENCRYPTED")) {
                throw new InvalidConnectionException(what + " has a passphrase; give the key without one");
            }
            if (kind.endsWith("PRIVATE KEY")) {
                try {
                    byte[] der = Base64.getMimeDecoder().decode(block.group(2));
                    byte[] pkcs8 = kind.equals("PRIVATE KEY") ? der : wrapped(der, certificate);
                    return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    throw new InvalidConnectionException(what + " has a key that cannot be read, or of another kind than the "
                            + "certificate's; give the certificate's own key as PEM, -----BEGIN PRIVATE KEY-----");
                }
            }
        }
        throw new InvalidConnectionException(what + " has no private key; give it as PEM, -----BEGIN PRIVATE KEY-----");
    }

    /** PKCS #8 around an older form; the algorithm is that of the certificate's own key, which names it in the same way. */
    private static byte[] wrapped(byte[] key, X509Certificate certificate) {
        byte[] publicKey = certificate.getPublicKey().getEncoded();
        int algorithm = 1 + lengthOfLength(publicKey, 1);
        int end = algorithm + 1 + lengthOfLength(publicKey, algorithm + 1) + length(publicKey, algorithm + 1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_0);
        content.write(publicKey, algorithm, end - algorithm);
        content.writeBytes(element(OCTETS, key));
        return element(SEQUENCE, content.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static int lengthOfLength(byte[] der, int at) {
        return (der[at] & 0x80) == 0 ? 1 : 1 + (der[at] & 0x7f);
    }

    private static int length(byte[] der, int at) {
        if ((der[at] & 0x80) == 0) {
            return der[at];
        }
        int length = 0;
        for (int i = 1; i <= (der[at] & 0x7f); i++) {
            length = length << 8 | der[at + i] & 0xff;
        }
        return length;
    }
}
