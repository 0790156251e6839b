package hudson.model;

/** Signature only, of what the plugin uses. */
public interface ReconfigurableDescribable<T extends hudson.model.ReconfigurableDescribable<T>> extends hudson.model.Describable<T> {
}
