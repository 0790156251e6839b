package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class EnvironmentContributor implements hudson.ExtensionPoint {

    public EnvironmentContributor() {}

    @SuppressWarnings("rawtypes")
    public void buildEnvironmentFor(hudson.model.Run run, hudson.EnvVars envVars, hudson.model.TaskListener listener) throws java.io.IOException, java.lang.InterruptedException {
        throw new IllegalStateException("a signature, no code");
    }
}
