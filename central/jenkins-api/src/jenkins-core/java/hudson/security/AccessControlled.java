package hudson.security;

/** Signature only, of what the plugin uses. */
public interface AccessControlled {

    default void checkAnyPermission(hudson.security.Permission... permission) {
        throw new IllegalStateException("a signature, no code");
    }

    default boolean hasAnyPermission(hudson.security.Permission... permission) {
        throw new IllegalStateException("a signature, no code");
    }

    default void checkPermission(hudson.security.Permission permission) {
        throw new IllegalStateException("a signature, no code");
    }

    default boolean hasPermission(hudson.security.Permission permission) {
        throw new IllegalStateException("a signature, no code");
    }

    default boolean hasPermission2(
            org.springframework.security.core.Authentication authentication, hudson.security.Permission permission) {
        throw new IllegalStateException("a signature, no code");
    }
}
