package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A range, order or pattern that can never work: the policy is stalled with InvalidPolicy until it changes (flux.md 2.2). */
public final class InvalidPolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidPolicyException(@NonNull String message) {
        super(message);
    }
}
