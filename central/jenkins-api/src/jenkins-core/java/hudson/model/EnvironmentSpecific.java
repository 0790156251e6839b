package hudson.model;

/** Signature only, of what the plugin uses. */
public interface EnvironmentSpecific<T extends hudson.model.EnvironmentSpecific<T>> {

    T forEnvironment(hudson.EnvVars environment);
}
