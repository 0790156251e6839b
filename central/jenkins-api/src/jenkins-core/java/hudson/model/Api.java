package hudson.model;

/** Signature only, of what the plugin uses. */
public class Api extends hudson.model.AbstractModelObject {

    public Api(java.lang.Object object) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getSearchUrl() {
        throw new IllegalStateException("a signature, no code");
    }
}
