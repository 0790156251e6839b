package hudson.model;

/** Signature only, of what the plugin uses. */
public class ParametersAction implements jenkins.model.RunAction2, hudson.model.EnvironmentContributingAction {

    public ParametersAction(java.util.List<hudson.model.ParameterValue> parameters) {}

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getIconFileName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getUrlName() {
        throw new IllegalStateException("a signature, no code");
    }

    public void onAttached(hudson.model.Run<?, ?> run) {
        throw new IllegalStateException("a signature, no code");
    }

    public void onLoad(hudson.model.Run<?, ?> run) {
        throw new IllegalStateException("a signature, no code");
    }
}
