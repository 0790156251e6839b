package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Why an automation could not run, in Flux's terms (flux.md 3.9). The message is complete. */
public final class AutomationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public AutomationException(@NonNull Reason reason, @NonNull String message) {
        super(message);
        this.reason = reason;
    }

    public AutomationException(@NonNull Reason reason, @NonNull String message, @NonNull Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What kind of failure it was. */
    @NonNull
    public Reason reason() {
        return reason;
    }

    /** Flux's reasons (flux.md 3.9). */
    public enum Reason {
        /** The automation says nothing about Git. */
        INVALID_SOURCE_CONFIGURATION("InvalidSourceConfiguration", true),
        /** The source is in another namespace, which is not allowed here. */
        ACCESS_DENIED("AccessDenied", true),
        /** There is no such way of editing. */
        INVALID_UPDATE_STRATEGY("InvalidUpdateStrategy", true),
        /** The policy selector can never work. */
        INVALID_POLICY_SELECTOR("InvalidPolicySelector", true),
        /** The GitRepository or its Secret is missing, or no push branch can be told. */
        SOURCE_MANAGER_FAILED("SourceManagerFailed", false),
        /** Fetch, message, commit or push. */
        GIT_OPERATION_FAILED("GitOperationFailed", false),
        /** Reading or editing the files. */
        UPDATE_FAILED("UpdateFailed", false);

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

        /** Whether trying again is pointless until the configuration changes. */
        public boolean stalled() {
            return stalled;
        }
    }
}
