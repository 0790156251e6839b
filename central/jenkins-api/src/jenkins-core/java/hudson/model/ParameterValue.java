package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class ParameterValue implements java.io.Serializable {

    protected ParameterValue(java.lang.String name) {}
}
