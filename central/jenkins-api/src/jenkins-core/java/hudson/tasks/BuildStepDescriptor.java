package hudson.tasks;

/** Signature only, of what the plugin uses. */
public abstract class BuildStepDescriptor<T extends hudson.tasks.BuildStep & hudson.model.Describable<T>> extends hudson.model.Descriptor<T> {

    protected BuildStepDescriptor() {}

    public abstract boolean isApplicable(java.lang.Class<? extends hudson.model.AbstractProject> jobType);
}
