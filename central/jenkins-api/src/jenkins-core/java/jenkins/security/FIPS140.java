package jenkins.security;

/** Signature only, of what the plugin uses. */
public class FIPS140 {

    public FIPS140() {}

    public static boolean useCompliantAlgorithms() {
        throw new IllegalStateException("a signature, no code");
    }
}
