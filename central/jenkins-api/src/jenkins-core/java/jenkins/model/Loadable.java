package jenkins.model;

/** Signature only, of what the plugin uses. */
public interface Loadable {

    void load() throws java.io.IOException;
}
