package io.jenkins.plugins.reflector.engine.openpgp;

/** What the signatures behind a key say it is for. */
final class KeyUse {

    private static final int SUBKEY_BINDING = 0x18;
    private static final int KEY_REVOCATION = 0x20;
    private static final int SUBKEY_REVOCATION = 0x28;
    private static final int KEY_EXPIRATION = 9;
    private static final int KEY_FLAGS = 27;
    private static final int SIGN_DATA = 0x02;

    private boolean revoked;
    private boolean flagged;
    private boolean signs;
    private long lifetime;

    /** Takes a signature into account; whose it is was checked when the key was made, and need not be here. */
    void add(byte[] signature) throws OpenPgpException {
        Octets in = new Octets(signature);
        if (in.octet() != 4) {
            return;
        }
        int type = in.octet();
        if (type == KEY_REVOCATION || type == SUBKEY_REVOCATION) {
            revoked = true;
            return;
        }
        boolean certifies = type >= 0x10 && type <= 0x13 || type == 0x1f;
        if (type != SUBKEY_BINDING && !certifies) {
            return;
        }
        in.take(2);
        Octets parts = new Octets(in.take(in.number(2)));
        while (parts.left() > 0) {
            Octets part = new Octets(parts.take(Packet.newLength(parts)));
            int kind = part.octet() & 0x7f;
            if (kind == KEY_FLAGS && part.left() > 0) {
                flagged = true;
                signs = (part.octet() & SIGN_DATA) != 0;
            } else if (kind == KEY_EXPIRATION) {
                lifetime = part.number(4);
            }
        }
    }

    boolean revoked() {
        return revoked;
    }

    /** Seconds from its creation; 0: for ever. */
    long lifetime() {
        return lifetime;
    }

    /** @param primary a primary key of which nothing is said signs, a subkey does not */
    boolean signs(boolean primary) {
        return flagged ? signs : primary;
    }
}
