package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One challenge of a {@code WWW-Authenticate} header.
 *
 * @param scheme in lower case
 * @param parameters by their names in lower case
 */
record AuthChallenge(@NonNull String scheme, @NonNull Map<String, String> parameters) {

    static final String BEARER = "bearer";
    static final String BASIC = "basic";

    AuthChallenge {
        parameters = Map.copyOf(parameters);
    }

    @NonNull
    Optional<String> parameter(@NonNull String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    boolean isBearer() {
        return scheme.equals(BEARER);
    }

    /** The one to answer: Bearer with a realm before Basic; nothing else is understood (features.md 4.2). */
    @NonNull
    static Optional<AuthChallenge> choose(@NonNull List<String> headers) {
        List<AuthChallenge> all = AuthChallengeParser.parse(headers);
        return all.stream()
                .filter(challenge -> challenge.isBearer() && challenge.parameters.containsKey("realm"))
                .findFirst()
                .or(() -> all.stream()
                        .filter(challenge -> challenge.scheme.equals(BASIC))
                        .findFirst());
    }
}
