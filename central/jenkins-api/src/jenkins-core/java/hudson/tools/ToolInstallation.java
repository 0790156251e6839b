package hudson.tools;

/** Signature only, of what the plugin uses. */
public abstract class ToolInstallation extends hudson.model.AbstractDescribableImpl<hudson.tools.ToolInstallation> implements java.io.Serializable, hudson.ExtensionPoint {

    protected ToolInstallation(java.lang.String name, java.lang.String home) {}
}
