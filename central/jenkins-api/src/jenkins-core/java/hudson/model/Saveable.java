package hudson.model;

/** Signature only, of what the plugin uses. */
public interface Saveable {

    void save() throws java.io.IOException;
}
