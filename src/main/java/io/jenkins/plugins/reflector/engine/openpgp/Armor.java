package io.jenkins.plugins.reflector.engine.openpgp;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of OpenPGP data: base64 between two lines of dashes. */
final class Armor {

    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\\s*\\n(?:[A-Za-z]+: [^\\n]*\\n)*\\s*([A-Za-z0-9+/=\\s]+?)"
                    + "\\s*(?:\\n=[A-Za-z0-9+/]{4}\\s*)?-----END PGP PRIVATE KEY BLOCK-----");
    private static final int LINE = 64;
    private static final int CRC_START = 0xB704CE;
    private static final int CRC_POLYNOMIAL = 0x1864CFB;

    private Armor() {}

    /** The bytes of the one private key block of a text. */
    static byte[] decodeKey(String text) throws OpenPgpException {
        if (text.contains("BEGIN PGP PUBLIC KEY BLOCK")) {
            throw new OpenPgpException("it is a public key; export the secret one: gpg --export-secret-keys --armor");
        }
        Matcher matcher = KEY.matcher(text.replace("\r", "") + "\n");
        if (!matcher.find()) {
            throw new OpenPgpException("it holds no armored private key; export one: gpg --export-secret-keys --armor");
        }
        byte[] bytes = decode(matcher.group(1));
        if (matcher.find()) {
            throw new OpenPgpException("it holds more than one private key; export just the one that signs");
        }
        return bytes;
    }

    private static byte[] decode(String base64) throws OpenPgpException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new OpenPgpException("the armored private key is damaged; export it again");
        }
    }

    static String encodeSignature(byte[] packet) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(packet);
        int crc = crc24(packet);
        String sum = Base64.getEncoder()
                .encodeToString(new byte[] {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc});
        return "-----BEGIN PGP SIGNATURE-----\n\n" + body + "\n=" + sum + "\n-----END PGP SIGNATURE-----\n";
    }

    private static int crc24(byte[] bytes) {
        int crc = CRC_START;
        for (byte b : bytes) {
            crc ^= (b & 0xff) << 16;
            for (int i = 0; i < 8; i++) {
                crc <<= 1;
                if ((crc & 0x1000000) != 0) {
                    crc ^= CRC_POLYNOMIAL;
                }
            }
        }
        return crc & 0xffffff;
    }
}
