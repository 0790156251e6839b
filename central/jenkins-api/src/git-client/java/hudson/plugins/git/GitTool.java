package hudson.plugins.git;

/** Signature only, of what the plugin uses. */
public class GitTool extends hudson.tools.ToolInstallation implements hudson.slaves.NodeSpecific<hudson.plugins.git.GitTool>, hudson.model.EnvironmentSpecific<hudson.plugins.git.GitTool> {

    private GitTool() {
        super(null, null);
    }

    public java.lang.String getGitExe() {
        throw new IllegalStateException("a signature, no code");
    }

    public static hudson.plugins.git.GitTool getDefaultInstallation() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.plugins.git.GitTool forNode(hudson.model.Node node, hudson.model.TaskListener log) throws java.io.IOException, java.lang.InterruptedException {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.plugins.git.GitTool forEnvironment(hudson.EnvVars environment) {
        throw new IllegalStateException("a signature, no code");
    }
}
