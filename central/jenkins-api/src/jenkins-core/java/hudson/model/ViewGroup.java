package hudson.model;

/** Signature only, of what the plugin uses. */
public interface ViewGroup extends hudson.model.Saveable, hudson.model.ModelObject, hudson.security.AccessControlled {
}
