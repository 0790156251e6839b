package hudson.tasks;

/** Signature only, of what the plugin uses. */
public interface BuildStep {

    boolean prebuild(hudson.model.AbstractBuild<?, ?> build, hudson.model.BuildListener listener);

    boolean perform(hudson.model.AbstractBuild<?, ?> build, hudson.Launcher launcher, hudson.model.BuildListener listener) throws java.lang.InterruptedException, java.io.IOException;

    hudson.model.Action getProjectAction(hudson.model.AbstractProject<?, ?> project);

    java.util.Collection<? extends hudson.model.Action> getProjectActions(hudson.model.AbstractProject<?, ?> project);

    default hudson.tasks.BuildStepMonitor getRequiredMonitorService() {
        throw new IllegalStateException("a signature, no code");
    }
}
