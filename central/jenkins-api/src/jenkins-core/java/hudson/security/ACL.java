package hudson.security;

/** Signature only, of what the plugin uses. */
public abstract class ACL {

    private ACL() {}

    public static final org.springframework.security.core.Authentication SYSTEM2 = null;

    public static hudson.security.ACLContext as2(org.springframework.security.core.Authentication authentication) {
        throw new IllegalStateException("a signature, no code");
    }
}
