package hudson.model;

/** Signature only, of what the plugin uses. */
public interface PersistenceRoot extends hudson.model.Saveable {
}
