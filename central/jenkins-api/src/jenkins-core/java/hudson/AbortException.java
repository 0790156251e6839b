package hudson;

/** Signature only, of what the plugin uses. */
public class AbortException extends java.io.IOException {

    public AbortException(java.lang.String string) {}
}
