package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Actionable extends hudson.model.AbstractModelObject implements jenkins.model.ModelObjectWithContextMenu {

    public Actionable() {}

    public void addAction(hudson.model.Action action) {
        throw new IllegalStateException("a signature, no code");
    }

    public void replaceAction(hudson.model.Action a) {
        throw new IllegalStateException("a signature, no code");
    }

    public <T extends hudson.model.Action> T getAction(java.lang.Class<T> type) {
        throw new IllegalStateException("a signature, no code");
    }
}
