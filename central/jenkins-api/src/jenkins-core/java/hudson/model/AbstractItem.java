package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class AbstractItem extends hudson.model.Actionable implements jenkins.model.Loadable, hudson.model.Item, hudson.security.AccessControlled, hudson.model.DescriptorByNameOwner {

    protected AbstractItem(hudson.model.ItemGroup itemGroup, java.lang.String string) {}

    public java.lang.String getName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.io.File getRootDir() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.ItemGroup getParent() {
        throw new IllegalStateException("a signature, no code");
    }

    public final java.lang.String getFullName() {
        throw new IllegalStateException("a signature, no code");
    }
}
