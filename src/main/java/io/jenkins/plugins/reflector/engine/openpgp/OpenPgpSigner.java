package io.jenkins.plugins.reflector.engine.openpgp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A private key that signs (flux.md 3.8): as {@code gpg --export-secret-keys --armor} writes it, with or without a passphrase,
 * of RSA, Ed25519 or a NIST curve. As gpg does, the youngest subkey that is for signing is used, else the primary key.
 */
public final class OpenPgpSigner {

    private static final int VERSION = 4;
    private static final int OF_DOCUMENT = 0;
    private static final int SHA512 = 10;
    private static final int CREATION_TIME = 2;
    private static final int ISSUER = 16;
    private static final int ISSUER_FINGERPRINT = 33;

    private final int algorithm;
    private final byte[] fingerprint;
    private final Signer signer;
    private final Clock clock;

    private OpenPgpSigner(int algorithm, byte[] fingerprint, Signer signer, Clock clock) {
        this.algorithm = algorithm;
        this.fingerprint = fingerprint;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Reads a key.
     *
     * @param armored its text form; exactly one key, with its subkeys
     * @param passphrase null or empty if it has none
     * @throws OpenPgpException if it cannot sign
     */
    @NonNull
    public static OpenPgpSigner read(@NonNull String armored, @CheckForNull String passphrase, @NonNull Clock clock)
            throws OpenPgpException {
        List<SigningKey> keys = new ArrayList<>();
        for (Packet packet : Packet.read(Armor.decodeKey(armored))) {
            if (packet.tag() == Packet.SECRET_KEY || packet.tag() == Packet.SECRET_SUBKEY) {
                keys.add(new SigningKey(packet));
            } else if (packet.tag() == Packet.SIGNATURE && !keys.isEmpty()) {
                keys.get(keys.size() - 1).use().add(packet.body());
            }
        }
        if (keys.stream().filter(SigningKey::primary).count() > 1) {
            throw new OpenPgpException("it holds more than one private key; export just the one that signs");
        }
        long now = clock.instant().getEpochSecond();
        SigningKey key = keys.stream()
                .filter(each -> each.canSign(now) && keys.get(0).isValid(now))
                .max(Comparator.comparing((SigningKey each) -> !each.primary()).thenComparing(SigningKey::created))
                .orElseThrow(() -> new OpenPgpException(
                        "no key of it is for signing, valid, and with its secret here; see gpg --list-secret-keys"));
        try {
            return new OpenPgpSigner(key.algorithm(), key.fingerprint(), key.signer(passphrase), clock);
        } catch (GeneralSecurityException e) {
            throw new OpenPgpException("Java cannot use it (" + e.getClass().getSimpleName()
                    + "); use Ed25519, a NIST curve or RSA of at least 2048 bits");
        }
    }

    /**
     * Signs.
     *
     * @return the signature, armored
     * @throws OpenPgpException if Java refuses to
     */
    @NonNull
    public String sign(@NonNull byte[] data) throws OpenPgpException {
        try {
            byte[] hashed = hashed();
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes(data);
            signed.writeBytes(hashed);
            signed.write(VERSION);
            signed.write(0xff);
            number(signed, hashed.length, 4);
            byte[] all = signed.toByteArray();

            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(hashed);
            number(body, 10, 2);
            body.write(9);
            body.write(ISSUER);
            body.writeBytes(Arrays.copyOfRange(fingerprint, fingerprint.length - 8, fingerprint.length));
            body.writeBytes(Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(all), 2));
            for (BigInteger each : signer.sign(all)) {
                integer(body, each);
            }
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.write(0x80 | Packet.SIGNATURE << 2 | 1);
            number(packet, body.size(), 2);
            packet.writeBytes(body.toByteArray());
            return Armor.encodeSignature(packet.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new OpenPgpException("Java cannot sign with it (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The part of the signature that is signed itself. */
    private byte[] hashed() {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.write(5);
        parts.write(CREATION_TIME);
        number(parts, clock.instant().getEpochSecond(), 4);
        parts.write(fingerprint.length + 2);
        parts.write(ISSUER_FINGERPRINT);
        parts.write(VERSION);
        parts.writeBytes(fingerprint);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.write(OF_DOCUMENT);
        out.write(algorithm);
        out.write(SHA512);
        number(out, parts.size(), 2);
        out.writeBytes(parts.toByteArray());
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long number, int octets) {
        for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (number >> shift));
        }
    }

    private static void integer(ByteArrayOutputStream out, BigInteger number) {
        number(out, number.bitLength(), 2);
        byte[] bytes = number.toByteArray();
        int zeros = bytes[0] == 0 ? 1 : 0;
        out.write(bytes, zeros, bytes.length - zeros);
    }

    /** The key's name, never the key. */
    @Override
    public String toString() {
        return "OpenPGP key " + java.util.HexFormat.of().formatHex(fingerprint);
    }
}
