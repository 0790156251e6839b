package hudson.util;

/** Signature only, of what the plugin uses. */
public final class Secret implements java.io.Serializable {

    private Secret() {}

    public java.lang.String getPlainText() {
        throw new IllegalStateException("a signature, no code");
    }
}
