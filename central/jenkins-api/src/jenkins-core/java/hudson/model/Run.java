package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Run<JobT extends hudson.model.Job<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT>> extends hudson.model.Actionable implements hudson.ExtensionPoint, java.lang.Comparable<RunT>, hudson.security.AccessControlled, hudson.model.PersistenceRoot, hudson.model.DescriptorByNameOwner, jenkins.model.HistoricalBuild {

    protected Run(JobT job) throws java.io.IOException {}

    public JobT getParent() {
        throw new IllegalStateException("a signature, no code");
    }

    public int getNumber() {
        throw new IllegalStateException("a signature, no code");
    }

    public synchronized void save() throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }
}
