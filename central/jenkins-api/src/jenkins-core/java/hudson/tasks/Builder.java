package hudson.tasks;

/** Signature only, of what the plugin uses. */
public abstract class Builder extends hudson.tasks.BuildStepCompatibilityLayer implements hudson.model.Describable<hudson.tasks.Builder>, hudson.ExtensionPoint {

    public Builder() {}

    public hudson.tasks.BuildStepMonitor getRequiredMonitorService() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Descriptor<hudson.tasks.Builder> getDescriptor() {
        throw new IllegalStateException("a signature, no code");
    }
}
