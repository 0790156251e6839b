package hudson.model;

/** Signature only, of what the plugin uses. */
public interface ModifiableItemGroup<T extends hudson.model.Item> extends hudson.model.ItemGroup<T> {
}
