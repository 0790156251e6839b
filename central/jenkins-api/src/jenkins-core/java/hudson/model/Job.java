package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Job<JobT extends hudson.model.Job<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT>> extends hudson.model.AbstractItem implements hudson.ExtensionPoint, jenkins.model.ModelObjectWithChildren {

    private Job() { super((hudson.model.ItemGroup) null, (java.lang.String) null); }

    public abstract boolean isBuildable();
}
