package hudson.model;

/** Signature only, of what the plugin uses. */
public interface DescriptorByNameOwner extends hudson.model.ModelObject {
}
