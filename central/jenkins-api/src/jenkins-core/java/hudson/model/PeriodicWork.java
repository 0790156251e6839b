package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class PeriodicWork extends hudson.triggers.SafeTimerTask implements hudson.ExtensionPoint {

    public PeriodicWork() {}

    public abstract long getRecurrencePeriod();

    public long getInitialDelay() {
        throw new IllegalStateException("a signature, no code");
    }
}
