package hudson.model;

/** Signature only, of what the plugin uses. */
public class CauseAction implements hudson.model.queue.FoldableAction, jenkins.model.RunAction2 {

    public CauseAction(hudson.model.Cause cause) {}

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getIconFileName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getUrlName() {
        throw new IllegalStateException("a signature, no code");
    }

    public void foldIntoExisting(hudson.model.Queue.Item item, hudson.model.Queue.Task task, java.util.List<hudson.model.Action> list) {
        throw new IllegalStateException("a signature, no code");
    }

    public void onAttached(hudson.model.Run<?, ?> run) {
        throw new IllegalStateException("a signature, no code");
    }

    public void onLoad(hudson.model.Run<?, ?> run) {
        throw new IllegalStateException("a signature, no code");
    }
}
