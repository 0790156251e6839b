package hudson.security;

/** Signature only, of what the plugin uses. */
public final class Permission {

    public Permission(hudson.security.PermissionGroup permissionGroup, java.lang.String string, org.jvnet.localizer.Localizable localizable, hudson.security.Permission permission, boolean bl, hudson.security.PermissionScope[] permissionScopeArray) throws java.lang.IllegalStateException {
        throw new IllegalStateException("a signature, no code");
    }
}
