package jenkins.model;

/** Signature only, of what the plugin uses. */
public interface ModelObjectWithChildren extends hudson.model.ModelObject {
}
