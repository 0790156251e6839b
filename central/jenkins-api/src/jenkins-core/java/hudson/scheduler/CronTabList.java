package hudson.scheduler;

/** Signature only, of what the plugin uses. */
public final class CronTabList {

    private CronTabList() {}

    public static hudson.scheduler.CronTabList create(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public static hudson.scheduler.CronTabList create(java.lang.String string, hudson.scheduler.Hash hash) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.Calendar next() {
        throw new IllegalStateException("a signature, no code");
    }
}
