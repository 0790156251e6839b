package hudson.model;

/** Signature only, of what the plugin uses. */
public interface UnprotectedRootAction extends hudson.model.RootAction, hudson.ExtensionPoint {}
