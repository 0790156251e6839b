package hudson.model;

/** Signature only, of what the plugin uses. */
public class ParametersDefinitionProperty extends jenkins.model.OptionalJobProperty<hudson.model.Job<?, ?>> implements hudson.model.Action {

    public ParametersDefinitionProperty(java.util.List<hudson.model.ParameterDefinition> parameterDefinitions) {}

    public java.util.List<hudson.model.ParameterDefinition> getParameterDefinitions() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Descriptor<hudson.model.JobProperty<?>> getDescriptor() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getIconFileName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getUrlName() {
        throw new IllegalStateException("a signature, no code");
    }
}
