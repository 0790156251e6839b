package io.jenkins.plugins.reflector.security;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.security.Permission;
import java.util.function.Supplier;

/** Our own permissions by name, for code that is also run where Jenkins' permissions are not. */
public enum Right {
    /** {@link ReflectorPermissions#VIEW}. */
    VIEW(() -> ReflectorPermissions.VIEW),
    /** {@link ReflectorPermissions#SCAN}. */
    SCAN(() -> ReflectorPermissions.SCAN),
    /** {@link ReflectorPermissions#UPDATE}. */
    UPDATE(() -> ReflectorPermissions.UPDATE),
    /** {@link ReflectorPermissions#CONFIGURE}. */
    CONFIGURE(() -> ReflectorPermissions.CONFIGURE);

    private final Supplier<Permission> permission;

    Right(Supplier<Permission> permission) {
        this.permission = permission;
    }

    /** What Jenkins asks for. */
    @NonNull
    Permission permission() {
        return permission.get();
    }
}
