package hudson.plugins.git;

/** Signature only, of what the plugin uses. */
public class GitSCM extends hudson.plugins.git.GitSCMBackwardCompatibility {

    private GitSCM() {}

    public java.util.List<hudson.plugins.git.UserRemoteConfig> getUserRemoteConfigs() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.List<hudson.plugins.git.BranchSpec> getBranches() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.plugins.git.GitTool getGitTool(hudson.model.Node builtOn, hudson.EnvVars env, hudson.model.TaskListener listener) {
        throw new IllegalStateException("a signature, no code");
    }
}
