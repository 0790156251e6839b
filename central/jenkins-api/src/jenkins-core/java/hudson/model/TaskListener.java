package hudson.model;

/** Signature only, of what the plugin uses. */
public interface TaskListener {

    hudson.model.TaskListener NULL = null;

    java.io.PrintStream getLogger();
}
