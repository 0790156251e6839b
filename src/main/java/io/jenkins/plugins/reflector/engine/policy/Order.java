package io.jenkins.plugins.reflector.engine.policy;

import java.util.Locale;

/** {@code order} of a policy: sort this way and take the last (flux.md 2.6). */
enum Order {
    ASC,
    DESC;

    /** A difference as this order sees it: positive if the first is preferred. */
    int of(int difference) {
        return this == ASC ? difference : -difference;
    }

    /** Any case is fine, nothing means ascending. */
    static Order of(String written) throws InvalidPolicyException {
        String upper = written.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "", "ASC" -> ASC;
            case "DESC" -> DESC;
            default -> throw new InvalidPolicyException(
                    "invalid policy: invalid order argument provided: '" + upper + "', must be one of: ASC, DESC");
        };
    }
}
