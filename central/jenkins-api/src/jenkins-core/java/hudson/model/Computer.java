package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Computer extends hudson.model.Actionable implements hudson.security.AccessControlled {

    public static final hudson.security.Permission BUILD = null;

    private Computer() {}

    public abstract hudson.remoting.VirtualChannel getChannel();

    public java.lang.String getName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Node getNode() {
        throw new IllegalStateException("a signature, no code");
    }

    public final boolean isOnline() {
        throw new IllegalStateException("a signature, no code");
    }
}
