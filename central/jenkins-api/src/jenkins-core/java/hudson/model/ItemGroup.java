package hudson.model;

/** Signature only, of what the plugin uses. */
public interface ItemGroup<T extends hudson.model.Item> extends hudson.model.PersistenceRoot, hudson.model.ModelObject {

    java.lang.String getFullName();

    default <T extends hudson.model.Item> java.lang.Iterable<T> allItems(java.lang.Class<T> type) {
        throw new IllegalStateException("a signature, no code");
    }
}
