package hudson.model.queue;

/** Signature only, of what the plugin uses. */
public class Tasks {

    private Tasks() {}

    public static org.springframework.security.core.Authentication getAuthenticationOf2(hudson.model.Queue.Task task) {
        throw new IllegalStateException("a signature, no code");
    }
}
