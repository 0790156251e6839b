package hudson.remoting;

/** Signature only, of what the plugin uses. */
public interface Callable<V, T extends java.lang.Throwable> extends java.io.Serializable, org.jenkinsci.remoting.RoleSensitive {

    V call() throws T;
}
