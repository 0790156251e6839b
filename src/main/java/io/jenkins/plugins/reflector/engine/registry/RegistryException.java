package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A registry that did not give what was asked. The message is one sentence with host and repository, the server's own
 * reason and what to do; it never holds a secret.
 */
public final class RegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    @CheckForNull
    private final RegistryAnswer answer;

    RegistryException(@NonNull Kind kind, @NonNull String message) {
        this(kind, message, (RegistryAnswer) null);
    }

    RegistryException(@NonNull Kind kind, @NonNull String message, @CheckForNull RegistryAnswer answer) {
        super(message);
        this.kind = kind;
        this.answer = answer;
    }

    RegistryException(@NonNull Kind kind, @NonNull String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.answer = null;
    }

    /** What kind of failure it was. */
    @NonNull
    public Kind kind() {
        return kind;
    }

    /** What the registry told with its refusal; null if it did not answer, or somebody else asked it. */
    @CheckForNull
    public RegistryAnswer answer() {
        return answer;
    }

    /** Kinds of failures, by what a user does about them. */
    public enum Kind {
        /** No or wrong credentials (401). */
        UNAUTHORIZED,
        /** The credentials do not allow it (403). */
        FORBIDDEN,
        /** No such repository or tag, or none that the credentials may see (404). */
        NOT_FOUND,
        /** Too many requests (429), and still so after the attempts that the timeout allows. */
        RATE_LIMITED,
        /** Not reachable, or an error of the server (5xx). */
        UNAVAILABLE,
        /** Any other status. */
        REFUSED,
        /** An answer that no registry gives. */
        MALFORMED,
        /** The server asked for something unsafe: another host, plain HTTP, a private address. */
        INSECURE,
        /** An answer above the cap. */
        TOO_LARGE,
        /** The repository's timeout ended before the registry did. */
        TIMEOUT
    }
}
