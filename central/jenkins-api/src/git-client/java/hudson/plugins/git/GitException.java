package hudson.plugins.git;

/** Signature only, of what the plugin uses. */
public class GitException extends java.lang.RuntimeException {

    public GitException(java.lang.String message) {
        super(message);
    }

    public GitException(java.lang.String message, java.lang.Throwable cause) {
        super(message, cause);
    }
}
