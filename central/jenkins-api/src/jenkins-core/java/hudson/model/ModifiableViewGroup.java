package hudson.model;

/** Signature only, of what the plugin uses. */
public interface ModifiableViewGroup extends hudson.model.ViewGroup {
}
