package io.jenkins.plugins.reflector.engine.openpgp;

import java.util.ArrayList;
import java.util.List;

/** One packet of OpenPGP data. */
record Packet(int tag, byte[] body) {

    static final int SIGNATURE = 2;
    static final int SECRET_KEY = 5;
    static final int SECRET_SUBKEY = 7;

    static List<Packet> read(byte[] bytes) throws OpenPgpException {
        List<Packet> packets = new ArrayList<>();
        Octets in = new Octets(bytes);
        while (in.left() > 0) {
            int header = in.octet();
            if ((header & 0x80) == 0) {
                throw new OpenPgpException("the private key is damaged; export it again");
            }
            boolean newFormat = (header & 0x40) != 0;
            int tag = newFormat ? header & 0x3f : header >> 2 & 0x0f;
            packets.add(new Packet(tag, in.take(newFormat ? newLength(in) : oldLength(in, header & 3))));
        }
        return packets;
    }

    private static long oldLength(Octets in, int kind) throws OpenPgpException {
        return kind == 3 ? in.left() : in.number(1 << kind);
    }

    /** Also the length of a part of a signature. */
    static long newLength(Octets in) throws OpenPgpException {
        int first = in.octet();
        if (first < 192) {
            return first;
        }
        if (first < 224) {
            return (first - 192 << 8) + in.octet() + 192;
        }
        if (first < 255) {
            throw new OpenPgpException("the private key comes in parts; export it again");
        }
        return in.number(4);
    }
}
