package hudson.scm;

/** Signature only, of what the plugin uses. */
public abstract class SCM implements hudson.model.Describable<hudson.scm.SCM>, hudson.ExtensionPoint {

    public SCM() {}

    public hudson.scm.SCMDescriptor<?> getDescriptor() {
        throw new IllegalStateException("a signature, no code");
    }
}
