package hudson.slaves;

/** Signature only, of what the plugin uses. */
public interface NodeSpecific<T extends hudson.slaves.NodeSpecific<T>> {

    T forNode(hudson.model.Node node, hudson.model.TaskListener log) throws java.io.IOException, java.lang.InterruptedException;
}
