package hudson.model;

/** Signature only, of what the plugin uses. */
public interface EnvironmentContributingAction extends hudson.model.Action {

    default void buildEnvironment(hudson.model.Run<?, ?> run, hudson.EnvVars envVars) {
        throw new IllegalStateException("a signature, no code");
    }
}
