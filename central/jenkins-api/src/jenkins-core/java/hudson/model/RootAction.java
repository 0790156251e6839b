package hudson.model;

/** Signature only, of what the plugin uses. */
public interface RootAction extends hudson.model.Action, hudson.ExtensionPoint {}
