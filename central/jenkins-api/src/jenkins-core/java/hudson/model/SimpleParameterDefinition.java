package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class SimpleParameterDefinition extends hudson.model.ParameterDefinition {

    protected SimpleParameterDefinition(java.lang.String name) {
        super(name);
    }

    public abstract hudson.model.ParameterValue createValue(java.lang.String value);
}
