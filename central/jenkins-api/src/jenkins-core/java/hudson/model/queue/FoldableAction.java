package hudson.model.queue;

/** Signature only, of what the plugin uses. */
public interface FoldableAction extends hudson.model.Action {

    void foldIntoExisting(hudson.model.Queue.Item item, hudson.model.Queue.Task task, java.util.List<hudson.model.Action> list);
}
