package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A scan or digest look-up that failed. The message is complete: what, where, and what to do. */
public final class ScanException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ScanException(@NonNull Reason reason, @NonNull String message) {
        super(message);
        this.reason = reason;
    }

    public ScanException(@NonNull Reason reason, @NonNull String message, @NonNull Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What kind of failure it was. */
    @NonNull
    public Reason reason() {
        return reason;
    }

    /** The reasons that Flux puts into conditions (flux.md 1.8). */
    public enum Reason {
        /** The image name is wrong; nothing helps but changing it. */
        IMAGE_URL_INVALID("ImageURLInvalid", true),
        /** Secret, TLS or provider. */
        AUTHENTICATION_FAILED("AuthenticationFailed", false),
        /** The registry could not be read. */
        READ_OPERATION_FAILED("ReadOperationFailed", false),
        /** Nothing is known of the repository, so its policies wait. */
        DEPENDENCY_NOT_READY("DependencyNotReady", false);

        private final String text;
        private final boolean stalled;

        Reason(String text, boolean stalled) {
            this.text = text;
            this.stalled = stalled;
        }

        /** As it stands in conditions and in the JSON. */
        public String text() {
            return text;
        }

        /** Whether trying again is pointless until the resource changes. */
        public boolean stalled() {
            return stalled;
        }
    }
}
