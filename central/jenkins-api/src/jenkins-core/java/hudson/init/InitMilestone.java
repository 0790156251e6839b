package hudson.init;

/** Signature only, of what the plugin uses. */
public enum InitMilestone {
    COMPLETED
}
