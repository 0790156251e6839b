package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * How the newest tag is chosen, as the user wrote it ({@code spec.policy}, flux.md 2.1). Not yet checked: the ranges and
 * orders are compiled when the policy is evaluated, so that one wrong policy does not keep the others from running.
 */
public sealed interface PolicyChoice {

    /** The members of {@code spec.policy}; of several the first one counts. */
    List<String> NAMES = List.of("semver", "alphabetical", "numerical", "digest", "newest");

    /** Semantic versions within a Masterminds range (flux.md 2.4). */
    record SemVer(@NonNull String range) implements PolicyChoice {}

    /** Numbers; {@code order} is {@code asc} (take the greatest) or {@code desc} (flux.md 2.6). */
    record Numerical(@NonNull String order) implements PolicyChoice {}

    /** Byte order of the text; {@code order} is {@code asc} (take the last) or {@code desc} (flux.md 2.6). */
    record Alphabetical(@NonNull String order) implements PolicyChoice {}

    /** One tag that moves, always with its digest: our own sugar (product.md, "digest policy"). */
    record DigestOf(@NonNull String tag) implements PolicyChoice {}

    /** The tag that was first seen last, by our own ledger: our own choice (product.md, "policy symbols"). */
    record Newest() implements PolicyChoice {}

    /** None of the known choices was given; {@code written} names what stood there instead, maybe empty. */
    record Unknown(@NonNull String written) implements PolicyChoice {}
}
