package hudson.model;

/** Signature only, of what the plugin uses. */
public interface PersistentDescriptor extends jenkins.model.Loadable, hudson.model.Saveable {

    void load();
}
