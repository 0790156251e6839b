package io.jenkins.plugins.reflector.bench;

/** How much time a measurement may take. */
public enum Effort {
    /** Warmed up and repeated: figures to keep. */
    FULL,
    /** Once, to see that the benchmark itself works; its figures mean nothing and are not written down. */
    QUICK;

    /** How often something is repeated: this often, or once. */
    public int times(int full) {
        return this == FULL ? full : 1;
    }
}
