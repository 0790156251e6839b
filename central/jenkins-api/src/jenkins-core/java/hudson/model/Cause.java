package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Cause {

    public Cause() {}

    public abstract java.lang.String getShortDescription();
}
