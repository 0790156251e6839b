package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class AbstractModelObject implements hudson.search.SearchableModelObject {

    public AbstractModelObject() {}
}
