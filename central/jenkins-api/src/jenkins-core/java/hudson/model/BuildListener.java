package hudson.model;

/** Signature only, of what the plugin uses. */
public interface BuildListener extends hudson.model.TaskListener {}
