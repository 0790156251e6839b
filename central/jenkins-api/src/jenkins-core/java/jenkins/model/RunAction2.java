package jenkins.model;

/** Signature only, of what the plugin uses. */
public interface RunAction2 extends hudson.model.Action {
}
