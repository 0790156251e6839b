package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class AbstractProject<P extends hudson.model.AbstractProject<P, R>, R extends hudson.model.AbstractBuild<P, R>> extends hudson.model.Job<P, R> implements hudson.model.BuildableItem {

    @SuppressWarnings("rawtypes")
    protected AbstractProject(hudson.model.ItemGroup parent, java.lang.String name) {
        super(parent, name);
    }
}
