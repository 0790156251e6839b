package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Job<JobT extends hudson.model.Job<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT>> extends hudson.model.AbstractItem implements hudson.ExtensionPoint, jenkins.model.ModelObjectWithChildren {

    @SuppressWarnings("rawtypes")
    protected Job(hudson.model.ItemGroup parent, java.lang.String name) {
        super(parent, name);
    }

    public abstract boolean isBuildable();

    public RunT getBuildByNumber(int n) {
        throw new IllegalStateException("a signature, no code");
    }

    @SuppressWarnings("rawtypes")
    public <T extends hudson.model.JobProperty> T getProperty(java.lang.Class<T> clazz) {
        throw new IllegalStateException("a signature, no code");
    }
}
