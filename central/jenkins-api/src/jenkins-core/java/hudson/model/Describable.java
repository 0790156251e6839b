package hudson.model;

/** Signature only, of what the plugin uses. */
public interface Describable<T extends hudson.model.Describable<T>> {

    hudson.model.Descriptor<T> getDescriptor();
}
