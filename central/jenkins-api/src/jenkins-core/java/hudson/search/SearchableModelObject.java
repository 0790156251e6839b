package hudson.search;

/** Signature only, of what the plugin uses. */
public interface SearchableModelObject extends hudson.model.ModelObject {
}
