package hudson.model.listeners;

/** Signature only, of what the plugin uses. */
public abstract class SCMListener implements hudson.ExtensionPoint {

    public SCMListener() {}

    public void onCheckout(hudson.model.Run<?, ?> build, hudson.scm.SCM scm, hudson.FilePath workspace, hudson.model.TaskListener listener, java.io.File changelogFile, hudson.scm.SCMRevisionState pollingBaseline) throws java.lang.Exception {
        throw new IllegalStateException("a signature, no code");
    }
}
