package hudson.util;

/** Signature only, of what the plugin uses. */
public class DaemonThreadFactory implements java.util.concurrent.ThreadFactory {

    public DaemonThreadFactory() {}

    public java.lang.Thread newThread(java.lang.Runnable runnable) {
        throw new IllegalStateException("a signature, no code");
    }
}
