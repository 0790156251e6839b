package hudson.model;

/** Signature only, of what the plugin uses. */
public interface BuildableItem extends hudson.model.Item, hudson.model.Queue.Task {
}
