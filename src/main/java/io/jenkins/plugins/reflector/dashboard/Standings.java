package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
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

    /** How many repositories are evaluated together: the tags of all of them are in memory then. */
    private static final int AT_ONCE = 20;

    private final Explanations explanations;
    private final Map<PolicyKey, Known> known = new HashMap<>();

    Standings(@NonNull Explanations explanations) {
        this.explanations = explanations;
    }

    /**
     * What a policy says.
     *
     * @param ready whether it has an answer
     * @param message one sentence
     * @param held why it stays with its pick; null if it does not
     * @param tag what it would take; null if nothing
     * @param seen when the tag that the watcher picked was first seen, in milliseconds since 1970; null if that is not known
     */
    record Standing(
            boolean ready, @NonNull String message, @CheckForNull String held, @CheckForNull String tag, @CheckForNull Long seen) {}

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
        for (List<ImagePolicy> some : byRepositories(asked)) {
            for (PolicyResolution resolution : resolve(some, observed, catalog, picks)) {
                PolicyKey key = PolicyKey.of(resolution.policy());
                Long seen = seen(resolution.policy(), observed, catalog, picks);
                known.put(key, new Known(stale.get(key), standing(resolution, seen)));
            }
        }
        Map<PolicyKey, Standing> standings = new HashMap<>();
        for (ImagePolicy policy : policies) {
            standings.put(PolicyKey.of(policy), known.get(PolicyKey.of(policy)).standing());
        }
        return standings;
    }

    /** Who looks at one policy mostly wants it explained too. */
    private List<PolicyResolution> resolve(List<ImagePolicy> some, Observed observed, Catalog catalog, Picks picks) {
        return some.size() == 1
                ? List.of(explanations.of(some.get(0), observed, catalog, picks).resolution())
                : explanations.explainer().explain(some, observed, catalog, picks);
    }

    /** Parts of these policies; those of one repository stand in one part, so that its tags are read once. */
    private static List<List<ImagePolicy>> byRepositories(List<ImagePolicy> policies) {
        Map<Optional<ResourceName>, List<ImagePolicy>> byRepository = new LinkedHashMap<>();
        for (ImagePolicy policy : policies) {
            byRepository
                    .computeIfAbsent(Optional.ofNullable(policy.repository()), any -> new ArrayList<>())
                    .add(policy);
        }
        List<List<ImagePolicy>> all = List.copyOf(byRepository.values());
        List<List<ImagePolicy>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream()
                    .flatMap(List::stream)
                    .toList());
        }
        return parts;
    }

    @CheckForNull
    private static Long seen(ImagePolicy policy, Observed observed, Catalog catalog, Picks picks) {
        LatestRef pick = picks.of(policy, catalog);
        return pick == null
                ? null
                : ImageName.tryParse(pick.name())
                        .flatMap(name -> observed.ledger().firstSeen(name.canonical(), pick.tag()))
                        .map(sighting -> sighting.at().toEpochMilli())
                        .orElse(null);
    }

    private static Standing standing(PolicyResolution resolution, @CheckForNull Long seen) {
        String held = resolution.rulings().stream()
                .filter(Ruling::holds)
                .map(Ruling::detail)
                .findFirst()
                .orElseGet(() -> pinned(resolution.policy().options().pin()));
        String tag = resolution.selection() == null ? null : resolution.selection().picked();
        return new Standing(resolution.ready(), resolution.message(), held, tag, seen);
    }

    @CheckForNull
    private static String pinned(@CheckForNull PolicyOptions.Pin pin) {
        return pin == null ? null : "pinned to " + pin.tag() + (pin.reason().isEmpty() ? "" : ": " + pin.reason());
    }

    /** All that an answer rests on; of a group, the tags of each member. */
    private static List<Object> basis(ImagePolicy policy, Observed observed, Catalog catalog, Picks picks) {
        List<Object> basis = new ArrayList<>();
        boolean ages = policy.options().minimumAge() != null;
        for (ImagePolicy member : catalog.together(policy)) {
            basis.add(member);
            ages |= member.options().minimumAge() != null;
            Optional<ImageRepository> repository = catalog.seenBy(member);
            basis.add(repository);
            Optional<RepositoryStatus> status =
                    repository.flatMap(known -> observed.status(known.name()));
            basis.add(status.map(RepositoryStatus::attemptTime));
            LatestRef pick = picks.of(member, catalog);
            basis.add(Optional.ofNullable(pick));
        }
        if (ages) {
            // A tag grows old by itself.
            Instant minute = observed.clock().instant().truncatedTo(ChronoUnit.MINUTES);
            basis.add(minute);
        }
        return basis;
    }
}
