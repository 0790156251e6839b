package jenkins.model;

/** Signature only, of what the plugin uses. */
public interface ModifiableTopLevelItemGroup extends hudson.model.ModifiableItemGroup<hudson.model.TopLevelItem> {
}
