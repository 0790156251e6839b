package io.jenkins.plugins.reflector.engine.openpgp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** One key or subkey, as it stands in its packet. */
final class SigningKey {

    private static final int RSA = 1;
    private static final int RSA_SIGN_ONLY = 3;
    private static final int ECDSA = 19;
    private static final int EDDSA = 22;
    private static final HexFormat HEX = HexFormat.of();

    private final boolean primary;
    private final long created;
    private final int algorithm;
    private final byte[] publicBody;
    private final byte[] curve;
    private final BigInteger modulus;
    private final byte[] secretPart;
    private final KeyUse use = new KeyUse();

    SigningKey(Packet packet) throws OpenPgpException {
        Octets in = new Octets(packet.body());
        int version = in.octet();
        if (version != 4) {
            throw new OpenPgpException("it is a key of version " + version + "; only version 4 is known here");
        }
        primary = packet.tag() == Packet.SECRET_KEY;
        created = in.number(4);
        algorithm = in.octet();
        switch (algorithm) {
            case RSA, RSA_SIGN_ONLY -> {
                modulus = in.integer();
                in.integer();
                curve = new byte[0];
            }
            case ECDSA, EDDSA -> {
                modulus = BigInteger.ZERO;
                curve = in.take(in.octet());
                in.integer();
            }
            default -> {
                // For encryption, or so old that nobody signs with it any more.
                modulus = BigInteger.ZERO;
                curve = new byte[0];
            }
        }
        publicBody = in.since(0);
        secretPart = in.rest();
    }

    KeyUse use() {
        return use;
    }

    long created() {
        return created;
    }

    boolean primary() {
        return primary;
    }

    /** @param now seconds since 1970 */
    boolean canSign(long now) {
        return List.of(RSA, RSA_SIGN_ONLY, ECDSA, EDDSA).contains(algorithm)
                && use.signs(primary)
                && isValid(now)
                && !SecretPart.isMissing(secretPart);
    }

    boolean isValid(long now) {
        return !use.revoked() && (use.lifetime() == 0 || created + use.lifetime() > now);
    }

    int algorithm() {
        return algorithm;
    }

    /** The 20 octets that name it. */
    byte[] fingerprint() throws GeneralSecurityException {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(0x99);
        named.write(publicBody.length >> 8);
        named.write(publicBody.length);
        named.writeBytes(publicBody);
        return MessageDigest.getInstance("SHA-1").digest(named.toByteArray());
    }

    /** Ready to sign. */
    Signer signer(String passphrase) throws OpenPgpException, GeneralSecurityException {
        Octets secret = new Octets(SecretPart.open(secretPart, passphrase));
        BigInteger number = secret.integer();
        if (algorithm == RSA || algorithm == RSA_SIGN_ONLY) {
            return Signer.rsa(modulus, number);
        }
        String name = HEX.formatHex(curve);
        return switch (name) {
            case "2b06010401da470f01" -> Signer.ed25519(octets(number, 32));
            case "2a8648ce3d030107" -> Signer.ecdsa("secp256r1", number);
            case "2b81040022" -> Signer.ecdsa("secp384r1", number);
            case "2b81040023" -> Signer.ecdsa("secp521r1", number);
            default -> throw new OpenPgpException("it is of a curve that Java has not (" + name
                    + "); use Ed25519, a NIST curve or RSA");
        };
    }

    private static byte[] octets(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[length];
        byte[] digits = bytes.length > length ? Arrays.copyOfRange(bytes, bytes.length - length, bytes.length) : bytes;
        System.arraycopy(digits, 0, padded, length - digits.length, digits.length);
        return padded;
    }
}
