package hudson.triggers;

/** Signature only, of what the plugin uses. */
public abstract class TriggerDescriptor extends hudson.model.Descriptor<hudson.triggers.Trigger<?>> {

    protected TriggerDescriptor() {}

    public abstract boolean isApplicable(hudson.model.Item item);
}
