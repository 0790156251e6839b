package jenkins.model;

/** Signature only, of what the plugin uses. */
public abstract class TransientActionFactory<T> implements hudson.ExtensionPoint {

    public TransientActionFactory() {}

    public abstract java.lang.Class<T> type();

    public abstract java.util.Collection<? extends hudson.model.Action> createFor(T target);
}
