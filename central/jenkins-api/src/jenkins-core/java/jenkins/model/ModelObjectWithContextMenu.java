package jenkins.model;

/** Signature only, of what the plugin uses. */
public interface ModelObjectWithContextMenu extends hudson.model.ModelObject {
}
