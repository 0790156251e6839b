package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Node extends hudson.model.AbstractModelObject implements hudson.security.AccessControlled {

    public Node() {}

    public abstract java.lang.String getNodeName();

    public final hudson.model.Computer toComputer() {
        throw new IllegalStateException("a signature, no code");
    }
}
