package hudson;

/** Signature only, of what the plugin uses. */
public class EnvVars extends java.util.TreeMap<java.lang.String, java.lang.String> {

    public EnvVars() {}

    public java.lang.String expand(java.lang.String s) {
        throw new IllegalStateException("a signature, no code");
    }
}
