package jenkins;

/** Signature only, of what the plugin uses. */
public abstract class MasterToSlaveFileCallable<T> implements hudson.FilePath.FileCallable<T> {

    public MasterToSlaveFileCallable() {}

    public void checkRoles(org.jenkinsci.remoting.RoleChecker checker) throws java.lang.SecurityException {
        throw new IllegalStateException("a signature, no code");
    }
}
