package hudson.console;

/** Signature only, of what the plugin uses. */
public class HyperlinkNote extends hudson.console.ConsoleNote {

    public HyperlinkNote(java.lang.String url, int length) {}

    public static java.lang.String encodeTo(java.lang.String url, java.lang.String text) {
        throw new IllegalStateException("a signature, no code");
    }
}
