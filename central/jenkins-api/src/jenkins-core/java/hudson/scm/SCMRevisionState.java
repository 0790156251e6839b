package hudson.scm;

/** Signature only, of what the plugin uses. */
public abstract class SCMRevisionState implements hudson.model.Action {

    public SCMRevisionState() {}
}
