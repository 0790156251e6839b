package jenkins.model;

/** Signature only, of what the plugin uses. */
public interface DirectlyModifiableTopLevelItemGroup extends jenkins.model.ModifiableTopLevelItemGroup {
}
