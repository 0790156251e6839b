package hudson.security;

/** Signature only, of what the plugin uses. */
public final class PermissionScope {

    private PermissionScope() {}

    public static final hudson.security.PermissionScope JENKINS = null;

    public static final hudson.security.PermissionScope ITEM_GROUP = null;

    public static final hudson.security.PermissionScope ITEM = null;
}
