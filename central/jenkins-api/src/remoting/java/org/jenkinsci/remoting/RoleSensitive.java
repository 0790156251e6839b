package org.jenkinsci.remoting;

/** Signature only, of what the plugin uses. */
public interface RoleSensitive {

    void checkRoles(org.jenkinsci.remoting.RoleChecker checker) throws java.lang.SecurityException;
}
