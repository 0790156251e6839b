package io.jenkins.plugins.reflector.engine.openpgp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The secret numbers of a key, which a passphrase may protect. */
final class SecretPart {

    private static final int CHECKED_BY_SUM = 255;
    private static final int CHECKED_BY_HASH = 254;
    private static final int SALTED = 1;
    private static final int ITERATED = 3;
    private static final int SALT = 8;
    private static final int HASH = 20;

    private SecretPart() {}

    /** How a passphrase is made into a key, and what that key opens. */
    private record Protection(String algorithm, int keyBytes, int blockBytes) {
        static Protection of(int algorithm) throws OpenPgpException {
            return switch (algorithm) {
                case 2 -> new Protection("DESede", 24, 8);
                case 7 -> new Protection("AES", 16, 16);
                case 8 -> new Protection("AES", 24, 16);
                case 9 -> new Protection("AES", 32, 16);
                default -> throw new OpenPgpException("its passphrase protects it by an algorithm (number " + algorithm
                        + ") that Java has not; export it with AES, or without a passphrase");
            };
        }
    }

    /** Whether there is no secret at all, as of a primary key that is kept elsewhere. */
    static boolean isMissing(byte[] part) {
        return part.length > 2 && (part[0] & 0xff) >= 253 && (part[2] & 0xff) == 101;
    }

    /** @param passphrase null or empty if there is none */
    static byte[] open(byte[] part, String passphrase) throws OpenPgpException, GeneralSecurityException {
        Octets in = new Octets(part);
        int usage = in.octet();
        if (usage == 0) {
            byte[] rest = in.rest();
            return withoutSum(rest, "the private key is damaged; export it again");
        }
        if (usage != CHECKED_BY_HASH && usage != CHECKED_BY_SUM) {
            throw new OpenPgpException("its passphrase protects it in a way that is not known here (" + usage
                    + "); export it with an ordinary passphrase, or without one");
        }
        if (passphrase == null || passphrase.isEmpty()) {
            throw new OpenPgpException("it is protected by a passphrase, and none is given; give the passphrase");
        }
        Protection protection = Protection.of(in.octet());
        byte[] key = key(in, passphrase, protection.keyBytes());
        byte[] start = in.take(protection.blockBytes());
        Cipher cipher = Cipher.getInstance(protection.algorithm() + "/CFB/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(key, protection.algorithm()), new IvParameterSpec(start));
        byte[] open = cipher.doFinal(in.rest());
        String wrong = "the passphrase is wrong; correct it";
        if (usage == CHECKED_BY_SUM) {
            return withoutSum(open, wrong);
        }
        byte[] secret = Arrays.copyOf(open, Math.max(0, open.length - HASH));
        byte[] hash = Arrays.copyOfRange(open, secret.length, open.length);
        if (!MessageDigest.isEqual(hash, MessageDigest.getInstance("SHA-1").digest(secret))) {
            throw new OpenPgpException(wrong);
        }
        return secret;
    }

    private static byte[] withoutSum(byte[] bytes, String complaint) throws OpenPgpException {
        if (bytes.length < 2) {
            throw new OpenPgpException(complaint);
        }
        byte[] secret = Arrays.copyOf(bytes, bytes.length - 2);
        int sum = 0;
        for (byte b : secret) {
            sum += b & 0xff;
        }
        int told = (bytes[bytes.length - 2] & 0xff) << 8 | bytes[bytes.length - 1] & 0xff;
        if ((sum & 0xffff) != told) {
            throw new OpenPgpException(complaint);
        }
        return secret;
    }

    private static byte[] key(Octets in, String passphrase, int length)
            throws OpenPgpException, GeneralSecurityException {
        int kind = in.octet();
        MessageDigest digest = MessageDigest.getInstance(hash(in.octet()));
        byte[] salt = kind == SALTED || kind == ITERATED ? in.take(SALT) : new byte[0];
        byte[] words = passphrase.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] unit = Arrays.copyOf(salt, salt.length + words.length);
        System.arraycopy(words, 0, unit, salt.length, words.length);
        int coded = kind == ITERATED ? in.octet() : 0;
        long count = kind == ITERATED ? (long) (16 + (coded & 15)) << (coded >> 4) + 6 : 0;
        byte[] key = new byte[0];
        for (int round = 0; key.length < length; round++) {
            digest.update(new byte[round]);
            long todo = Math.max(count, unit.length);
            for (; todo > unit.length; todo -= unit.length) {
                digest.update(unit);
            }
            digest.update(unit, 0, (int) todo);
            byte[] more = digest.digest();
            int had = key.length;
            key = Arrays.copyOf(key, Math.min(length, had + more.length));
            System.arraycopy(more, 0, key, had, key.length - had);
        }
        return key;
    }

    private static String hash(int number) throws OpenPgpException {
        return switch (number) {
            case 2 -> "SHA-1";
            case 8 -> "SHA-256";
            case 9 -> "SHA-384";
            case 10 -> "SHA-512";
            case 11 -> "SHA-224";
            default -> throw new OpenPgpException("its passphrase is hashed by an algorithm (number " + number
                    + ") that is not known here; export it with SHA-256, or without a passphrase");
        };
    }
}
