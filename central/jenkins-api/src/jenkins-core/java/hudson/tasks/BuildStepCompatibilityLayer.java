package hudson.tasks;

/** Signature only, of what the plugin uses. */
public abstract class BuildStepCompatibilityLayer implements hudson.tasks.BuildStep {

    public BuildStepCompatibilityLayer() {}

    public boolean prebuild(hudson.model.AbstractBuild<?, ?> build, hudson.model.BuildListener listener) {
        throw new IllegalStateException("a signature, no code");
    }

    public boolean perform(hudson.model.AbstractBuild<?, ?> build, hudson.Launcher launcher, hudson.model.BuildListener listener) throws java.lang.InterruptedException, java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Action getProjectAction(hudson.model.AbstractProject<?, ?> project) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.Collection<? extends hudson.model.Action> getProjectActions(hudson.model.AbstractProject<?, ?> project) {
        throw new IllegalStateException("a signature, no code");
    }
}
