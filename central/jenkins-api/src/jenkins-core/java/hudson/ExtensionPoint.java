package hudson;

/** Signature only, of what the plugin uses. */
public interface ExtensionPoint {
}
