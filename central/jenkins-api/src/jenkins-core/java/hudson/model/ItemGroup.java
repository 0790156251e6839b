package hudson.model;

/** Signature only, of what the plugin uses. */
public interface ItemGroup<T extends hudson.model.Item> extends hudson.model.PersistenceRoot, hudson.model.ModelObject {

    java.lang.String getFullName();
}
