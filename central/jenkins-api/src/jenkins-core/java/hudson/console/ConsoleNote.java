package hudson.console;

/** Signature only, of what the plugin uses. */
public abstract class ConsoleNote<T> implements java.io.Serializable, hudson.ExtensionPoint {

    public ConsoleNote() {}
}
