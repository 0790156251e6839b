package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class ParameterDefinition implements hudson.model.Describable<hudson.model.ParameterDefinition>, hudson.ExtensionPoint, java.io.Serializable {

    protected ParameterDefinition(java.lang.String name) {}

    public java.lang.String getName() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.ParameterValue getDefaultParameterValue() {
        throw new IllegalStateException("a signature, no code");
    }
}
