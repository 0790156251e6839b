package hudson.model;

/** Signature only, of what the plugin uses. */
public interface ModelObject {

    java.lang.String getDisplayName();
}
