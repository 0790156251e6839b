package hudson.remoting;

/** Signature only, of what the plugin uses. */
public interface Future<V> extends java.util.concurrent.Future<V> {
}
