package hudson.model;

/** Signature only, of what the plugin uses. */
public interface TopLevelItem extends hudson.model.Item, hudson.ExtensionPoint, hudson.model.Describable<hudson.model.TopLevelItem> {
}
