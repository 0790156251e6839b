package hudson.security;

/** Signature only, of what the plugin uses. */
public final class Permission {

    private Permission() {}
}
