package org.jenkinsci.remoting;

/** Signature only, of what the plugin uses. */
public abstract class RoleChecker {

    public RoleChecker() {}
}
