package io.jenkins.plugins.reflector.engine.openpgp;

import java.math.BigInteger;
import java.util.Arrays;

/** Reads the numbers and texts of OpenPGP data one after the other. */
final class Octets {

    private final byte[] bytes;
    private int position;

    Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    int left() {
        return bytes.length - position;
    }

    int octet() throws OpenPgpException {
        return take(1)[0] & 0xff;
    }

    /** An unsigned number of so many octets, at most four. */
    long number(int octets) throws OpenPgpException {
        return new BigInteger(1, take(octets)).longValue();
    }

    /** A multi-precision integer: its length in bits, then its octets. */
    BigInteger integer() throws OpenPgpException {
        int bits = (int) number(2);
        return new BigInteger(1, take((bits + 7) / 8));
    }

    byte[] take(long octets) throws OpenPgpException {
        if (octets < 0 || octets > left()) {
            throw new OpenPgpException("the private key is cut short; export it again");
        }
        position += (int) octets;
        return Arrays.copyOfRange(bytes, position - (int) octets, position);
    }

    byte[] rest() throws OpenPgpException {
        return take(left());
    }

    /** What was read since a position. */
    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, position);
    }
}
