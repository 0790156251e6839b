package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class InvisibleAction implements hudson.model.Action {

    public InvisibleAction() {}

    public final java.lang.String getIconFileName() {
        throw new IllegalStateException("a signature, no code");
    }

    public final java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getUrlName() {
        throw new IllegalStateException("a signature, no code");
    }
}
