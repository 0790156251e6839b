package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Function;

/** A compiled {@code spec.policy}: picks one of several keys. Stateless (flux.md 2.3 to 2.6). */
public sealed interface TagPolicy permits SemVerPolicy, NumericalPolicy, AlphabeticalPolicy, NewestPolicy {

    /** Flux's words when there is nothing to choose from. */
    String NO_KEYS = "version list argument cannot be empty";

    /**
     * Compiles what the user chose, without options and where no ledger is at hand: the newest tag is then decided as among the
     * tags of one scan.
     *
     * @throws InvalidPolicyException with the complete message, if the range or order can never work
     */
    @NonNull
    static TagPolicy of(@NonNull PolicyChoice choice) throws InvalidPolicyException {
        return of(choice, PolicyOptions.NONE, tag -> Instant.EPOCH);
    }

    /**
     * Compiles what the user chose.
     *
     * @param options what is asked for beyond Flux; some change how a key is read
     * @param firstSeen when a tag was first seen
     * @throws InvalidPolicyException with the complete message, if the range or order can never work
     */
    @NonNull
    static TagPolicy of(
            @NonNull PolicyChoice choice, @NonNull PolicyOptions options, @NonNull Function<String, Instant> firstSeen)
            throws InvalidPolicyException {
        if (choice instanceof PolicyChoice.SemVer semVer) {
            return SemVerPolicy.of(semVer.range());
        }
        if (choice instanceof PolicyChoice.Numerical numerical) {
            return NumericalPolicy.of(Order.of(numerical.order()), options);
        }
        if (choice instanceof PolicyChoice.Alphabetical alphabetical) {
            return new AlphabeticalPolicy(Order.of(alphabetical.order()));
        }
        if (choice instanceof PolicyChoice.DigestOf) {
            return new AlphabeticalPolicy(Order.ASC);
        }
        if (choice instanceof PolicyChoice.Newest) {
            return new NewestPolicy(firstSeen);
        }
        String written = choice instanceof PolicyChoice.Unknown unknown ? unknown.written() : "";
        throw new InvalidPolicyException("invalid policy: given ImagePolicyChoice object is invalid: "
                + (written.isEmpty() ? "spec.policy is empty" : "spec.policy has '" + written + "'")
                + "; give one of " + String.join(", ", PolicyChoice.NAMES));
    }

    /** Judges all keys and picks one. */
    @NonNull
    Judgement judge(@NonNull Candidates keys);

    /**
     * The policy's own order, whatever its range allows: what "lower" means (product.md, "safety").
     *
     * @return positive if the first is preferred over the second, 0 if neither is; empty if the policy cannot tell
     */
    @NonNull
    OptionalInt compare(@NonNull String first, @NonNull String second);
}
