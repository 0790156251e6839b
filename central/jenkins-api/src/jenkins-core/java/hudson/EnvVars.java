package hudson;

/** Signature only, of what the plugin uses. */
public class EnvVars extends java.util.TreeMap<java.lang.String, java.lang.String> {

    private EnvVars() {}
}
