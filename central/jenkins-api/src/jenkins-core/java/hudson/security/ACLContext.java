package hudson.security;

/** Signature only, of what the plugin uses. */
public class ACLContext implements java.lang.AutoCloseable {

    private ACLContext() {}

    public void close() {
        throw new IllegalStateException("a signature, no code");
    }
}
