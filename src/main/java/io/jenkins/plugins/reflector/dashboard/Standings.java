package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the policies say to the tags of the last scans. An answer is kept as long as nothing that it rests on changes, so that a page
 * with many policies opens at once. For several threads.
 */
final class Standings {

    /** How many are evaluated together: the tags of all of their repositories are in memory then. */
    private static final int AT_ONCE = 50;

    private final Explainer explainer;
    private final Map<PolicyKey, Known> known = new HashMap<>();

    Standings(@NonNull Explainer explainer) {
        this.explainer = explainer;
    }

    /**
     * What a policy says.
     *
     * @param ready whether it has an answer
     * @param message one sentence
     * @param held why it stays with its pick; null if it does not
     * @param tag what it would take; null if nothing
     */
    record Standing(boolean ready, @NonNull String message, @CheckForNull String held, @CheckForNull String tag) {}

    private record Known(List<Object> basis, Standing standing) {}

    /** What these policies say, looked at anew only where something changed. */
    @NonNull
    synchronized Map<PolicyKey, Standing> of(
            @NonNull List<ImagePolicy> policies, @NonNull Observed observed, @NonNull Catalog catalog, @NonNull Picks picks) {
        known.keySet().retainAll(catalog.evaluated().stream().map(PolicyKey::of).collect(Collectors.toSet()));
        Map<PolicyKey, List<Object>> stale = new LinkedHashMap<>();
        List<ImagePolicy> asked = new ArrayList<>();
        for (ImagePolicy policy : policies) {
            List<Object> basis = basis(policy, observed, catalog, picks);
            Known before = known.get(PolicyKey.of(policy));
            if (before == null || !before.basis().equals(basis)) {
                stale.put(PolicyKey.of(policy), basis);
                asked.add(policy);
            }
        }
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            List<ImagePolicy> some = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
            for (PolicyResolution resolution : explainer.explain(some, observed, catalog, picks)) {
                PolicyKey key = PolicyKey.of(resolution.policy());
                known.put(key, new Known(stale.get(key), standing(resolution)));
            }
        }
        Map<PolicyKey, Standing> standings = new HashMap<>();
        for (ImagePolicy policy : policies) {
            standings.put(PolicyKey.of(policy), known.get(PolicyKey.of(policy)).standing());
        }
        return standings;
    }

    private static Standing standing(PolicyResolution resolution) {
        String held = resolution.rulings().stream()
                .filter(Ruling::holds)
                .map(Ruling::detail)
                .findFirst()
                .orElseGet(() -> pinned(resolution.policy().options().pin()));
        String tag = resolution.selection() == null ? null : resolution.selection().picked();
        return new Standing(resolution.ready(), resolution.message(), held, tag);
    }

    @CheckForNull
    private static String pinned(@CheckForNull PolicyOptions.Pin pin) {
        return pin == null ? null : "pinned to " + pin.tag() + (pin.reason().isEmpty() ? "" : ": " + pin.reason());
    }

    /** All that an answer rests on; of a group, the tags of each member. */
    private static List<Object> basis(ImagePolicy policy, Observed observed, Catalog catalog, Picks picks) {
        List<Object> basis = new ArrayList<>();
        for (ImagePolicy member : Explainer.together(policy, catalog)) {
            basis.add(member);
            Optional<ImageRepository> repository = catalog.seenBy(member);
            basis.add(repository);
            Optional<RepositoryStatus> status =
                    repository.flatMap(known -> observed.status(known.name()));
            basis.add(status.map(RepositoryStatus::attemptTime));
            LatestRef pick = picks.of(member, catalog);
            basis.add(Optional.ofNullable(pick));
        }
        if (policy.options().minimumAge() != null) {
            // A tag grows old by itself.
            Instant minute = observed.clock().instant().truncatedTo(ChronoUnit.MINUTES);
            basis.add(minute);
        }
        return basis;
    }
}
