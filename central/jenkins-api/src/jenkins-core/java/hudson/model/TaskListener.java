package hudson.model;

/** Signature only, of what the plugin uses. */
public interface TaskListener {

    java.io.PrintStream getLogger();
}
