package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class AbstractCIBase extends hudson.model.Node implements hudson.model.ItemGroup<hudson.model.TopLevelItem>, hudson.model.ViewGroup, hudson.security.AccessControlled, hudson.model.DescriptorByNameOwner {

    public AbstractCIBase() {}
}
