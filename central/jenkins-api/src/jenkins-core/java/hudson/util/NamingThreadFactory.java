package hudson.util;

/** Signature only, of what the plugin uses. */
public final class NamingThreadFactory implements java.util.concurrent.ThreadFactory {

    public NamingThreadFactory(java.util.concurrent.ThreadFactory threadFactory, java.lang.String string) {}

    public java.lang.Thread newThread(java.lang.Runnable runnable) {
        throw new IllegalStateException("a signature, no code");
    }
}
