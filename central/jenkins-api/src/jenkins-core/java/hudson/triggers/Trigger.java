package hudson.triggers;

/** Signature only, of what the plugin uses. */
public abstract class Trigger<J extends hudson.model.Item> implements hudson.model.Describable<hudson.triggers.Trigger<?>>, hudson.ExtensionPoint {

    public void start(J j, boolean flag) {
        throw new IllegalStateException("a signature, no code");
    }

    public void run() {
        throw new IllegalStateException("a signature, no code");
    }

    public void stop() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.Collection<? extends hudson.model.Action> getProjectActions() {
        throw new IllegalStateException("a signature, no code");
    }

    protected Trigger() {}

    protected java.lang.Object readResolve() throws java.io.ObjectStreamException {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String toString() {
        throw new IllegalStateException("a signature, no code");
    }

    protected transient hudson.scheduler.CronTabList tabs;

    public hudson.triggers.TriggerDescriptor getDescriptor() {
        throw new IllegalStateException("a signature, no code");
    }

    protected transient J job;
}
