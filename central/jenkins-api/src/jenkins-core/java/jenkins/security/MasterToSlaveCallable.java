package jenkins.security;

/** Signature only, of what the plugin uses. */
public abstract class MasterToSlaveCallable<V, T extends java.lang.Throwable> implements hudson.remoting.Callable<V, T> {

    public MasterToSlaveCallable() {}

    public void checkRoles(org.jenkinsci.remoting.RoleChecker checker) throws java.lang.SecurityException {
        throw new IllegalStateException("a signature, no code");
    }
}
