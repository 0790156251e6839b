package jenkins.model;

/** Signature only, of what the plugin uses. */
public abstract class GlobalConfiguration extends hudson.model.Descriptor<jenkins.model.GlobalConfiguration> implements hudson.ExtensionPoint, hudson.model.Describable<jenkins.model.GlobalConfiguration> {

    protected GlobalConfiguration() {}

    public boolean configure(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, net.sf.json.JSONObject jSONObject) throws hudson.model.Descriptor.FormException {
        throw new IllegalStateException("a signature, no code");
    }

    public final hudson.model.Descriptor<jenkins.model.GlobalConfiguration> getDescriptor() {
        throw new IllegalStateException("a signature, no code");
    }
}
