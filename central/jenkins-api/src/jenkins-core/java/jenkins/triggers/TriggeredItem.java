package jenkins.triggers;

/** Signature only, of what the plugin uses. */
public interface TriggeredItem extends hudson.model.Item {
}
