package hudson;

/** Signature only, of what the plugin uses. */
public abstract class Launcher {

    private Launcher() {}
}
