package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class AdministrativeMonitor extends hudson.model.AbstractModelObject implements hudson.ExtensionPoint, org.kohsuke.stapler.StaplerProxy {

    protected AdministrativeMonitor() {}

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public final java.lang.String getSearchUrl() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getUrl() {
        throw new IllegalStateException("a signature, no code");
    }

    public abstract boolean isActivated();

    public java.lang.Object getTarget() {
        throw new IllegalStateException("a signature, no code");
    }
}
