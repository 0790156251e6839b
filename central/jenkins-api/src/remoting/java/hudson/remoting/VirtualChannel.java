package hudson.remoting;

/** Signature only, of what the plugin uses. */
public interface VirtualChannel {

    <V, T extends java.lang.Throwable> hudson.remoting.Future<V> callAsync(hudson.remoting.Callable<V, T> callable) throws java.io.IOException;
}
