package hudson.security;

/** Signature only, of what the plugin uses. */
public final class PermissionGroup implements java.lang.Iterable<hudson.security.Permission>, java.lang.Comparable<hudson.security.PermissionGroup> {

    public PermissionGroup(java.lang.Class class1, org.jvnet.localizer.Localizable localizable) throws java.lang.IllegalStateException {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.Iterator<hudson.security.Permission> iterator() {
        throw new IllegalStateException("a signature, no code");
    }

    public int compareTo(hudson.security.PermissionGroup permissionGroup) {
        throw new IllegalStateException("a signature, no code");
    }
}
