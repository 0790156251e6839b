package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class JobProperty<J extends hudson.model.Job<?, ?>> implements hudson.model.ReconfigurableDescribable<hudson.model.JobProperty<?>>, hudson.ExtensionPoint {

    public JobProperty() {}
}
