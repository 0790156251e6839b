package hudson.tasks;

/** Signature only, of what the plugin uses. */
public enum BuildStepMonitor {
    NONE,
    STEP,
    BUILD
}
