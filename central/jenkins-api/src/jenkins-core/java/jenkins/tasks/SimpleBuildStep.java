package jenkins.tasks;

/** Signature only, of what the plugin uses. */
public interface SimpleBuildStep extends hudson.tasks.BuildStep {

    default void perform(hudson.model.Run<?, ?> run, hudson.FilePath workspace, hudson.EnvVars env, hudson.Launcher launcher, hudson.model.TaskListener listener) throws java.lang.InterruptedException, java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }

    default void perform(hudson.model.Run<?, ?> run, hudson.EnvVars env, hudson.model.TaskListener listener) throws java.lang.InterruptedException, java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }

    default boolean requiresWorkspace() {
        throw new IllegalStateException("a signature, no code");
    }
}
