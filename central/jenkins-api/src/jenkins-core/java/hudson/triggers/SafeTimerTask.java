package hudson.triggers;

/** Signature only, of what the plugin uses. */
public abstract class SafeTimerTask extends java.util.TimerTask {

    public SafeTimerTask() {}

    public final void run() {
        throw new IllegalStateException("a signature, no code");
    }

    protected abstract void doRun() throws java.lang.Exception;
}
