package jenkins.model.queue;

/** Signature only, of what the plugin uses. */
public interface QueueItem extends hudson.model.ModelObject {

    default java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }
}
