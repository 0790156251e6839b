package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Cause {

    public Cause() {}

    public abstract java.lang.String getShortDescription();

    @SuppressWarnings("rawtypes")
    public void onAddedTo(hudson.model.Run build) {
        throw new IllegalStateException("a signature, no code");
    }

    public void onLoad(hudson.model.Run<?, ?> build) {
        throw new IllegalStateException("a signature, no code");
    }
}
