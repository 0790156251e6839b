package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Node extends hudson.model.AbstractModelObject {

    public Node() {}
}
