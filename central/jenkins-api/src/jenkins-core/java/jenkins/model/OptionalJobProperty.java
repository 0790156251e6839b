package jenkins.model;

/** Signature only, of what the plugin uses. */
public abstract class OptionalJobProperty<J extends hudson.model.Job<?, ?>> extends hudson.model.JobProperty<J> {

    public OptionalJobProperty() {}
}
