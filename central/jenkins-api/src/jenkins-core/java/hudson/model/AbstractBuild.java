package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class AbstractBuild<P extends hudson.model.AbstractProject<P, R>, R extends hudson.model.AbstractBuild<P, R>> extends hudson.model.Run<P, R> implements hudson.model.Queue.Executable {

    protected AbstractBuild(P job) throws java.io.IOException {
        super(job);
    }

    public hudson.model.AbstractBuild<?, ?> getRootBuild() {
        throw new IllegalStateException("a signature, no code");
    }
}
