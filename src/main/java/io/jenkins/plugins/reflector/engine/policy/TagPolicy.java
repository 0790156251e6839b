package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.util.List;

/** A compiled {@code spec.policy}: picks one of several keys. Stateless (flux.md 2.3 to 2.6). */
public sealed interface TagPolicy permits SemVerPolicy, NumericalPolicy, AlphabeticalPolicy {

    /** Flux's words when there is nothing to choose from. */
    String NO_KEYS = "version list argument cannot be empty";

    /**
     * Compiles what the user chose.
     *
     * @throws InvalidPolicyException with the complete message, if the range or order can never work
     */
    @NonNull
    static TagPolicy of(@NonNull PolicyChoice choice) throws InvalidPolicyException {
        if (choice instanceof PolicyChoice.SemVer semVer) {
            return SemVerPolicy.of(semVer.range());
        }
        if (choice instanceof PolicyChoice.Numerical numerical) {
            return new NumericalPolicy(Order.of(numerical.order()));
        }
        if (choice instanceof PolicyChoice.Alphabetical alphabetical) {
            return new AlphabeticalPolicy(Order.of(alphabetical.order()));
        }
        if (choice instanceof PolicyChoice.DigestOf) {
            return new AlphabeticalPolicy(Order.ASC);
        }
        String written = choice instanceof PolicyChoice.Unknown unknown ? unknown.written() : "";
        throw new InvalidPolicyException("invalid policy: given ImagePolicyChoice object is invalid: "
                + (written.isEmpty() ? "spec.policy is empty" : "spec.policy has '" + written + "'")
                + "; give one of semver, alphabetical, numerical, digest");
    }

    /**
     * Judges all keys and picks one.
     *
     * @param keys in descending byte order of their tags, which decides between equal ones
     */
    @NonNull
    Judgement judge(@NonNull List<String> keys);
}
