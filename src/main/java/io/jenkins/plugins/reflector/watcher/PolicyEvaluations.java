package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.engine.store.StoredTagSource;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import io.jenkins.plugins.reflector.update.EngineFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at policies by the tags that the last scans brought, tells the logs of their repositories what is new, and keeps how they
 * stand. One that is suspended keeps its pick, and so do the others of its group.
 */
final class PolicyEvaluations {

    private final EngineFactory engine;
    private final PolicyPicks picks;
    private final PolicyStates states;
    private final ResourceLogs logs;
    private final ToldRulings rulings;
    private final WatcherEvents events;
    private final Clock clock;

    PolicyEvaluations(
            @NonNull EngineFactory engine,
            @NonNull PolicyPicks picks,
            @NonNull PolicyStates states,
            @NonNull ResourceLogs logs,
            @NonNull WatcherEvents events,
            @NonNull Clock clock) {
        this.engine = engine;
        this.picks = picks;
        this.states = states;
        this.logs = logs;
        this.rulings = new ToldRulings(logs);
        this.events = events;
        this.clock = clock;
    }

    /**
     * Looks at policies, each with the whole of its group.
     *
     * @return one result for each policy, in the same order
     */
    @NonNull
    List<PolicyResolution> evaluate(@NonNull List<ImagePolicy> policies, @NonNull Catalog catalog, @NonNull Store store)
            throws InterruptedException, IOException {
        List<ImagePolicy> all = DependentPolicies.withGroups(policies, catalog.evaluated());
        TagSource tags = new StoredTagSource(store.scans(), engine.registries(catalog));
        PolicyResolver resolver = PolicyResolver.seeing(catalog::seenBy, tags, store.ledger(), clock);
        Map<PickKey, PolicyResolution> byKey = new HashMap<>();
        evaluate(all, resolver).forEach(resolution -> byKey.put(PickKey.of(resolution.policy()), resolution));
        return policies.stream().map(policy -> byKey.get(PickKey.of(policy))).toList();
    }

    /**
     * Looks at policies but for suspended ones and their groups, whose picks stay. All of a group must be among them.
     *
     * @param resolver asks for tags that are at hand
     * @return one result for each policy, in the same order
     */
    @NonNull
    List<PolicyResolution> evaluate(@NonNull List<ImagePolicy> policies, @NonNull PolicyResolver resolver)
            throws InterruptedException, IOException {
        List<ImagePolicy> active = active(policies);
        Map<PickKey, LatestRef> before = new HashMap<>();
        active.forEach(policy -> before.put(PickKey.of(policy), picks.previous(policy)));
        Map<PickKey, PolicyResolution> byKey = new HashMap<>();
        for (PolicyResolution resolution : picks.evaluate(active, resolver)) {
            tell(resolution, before.get(PickKey.of(resolution.policy())));
            byKey.put(PickKey.of(resolution.policy()), resolution);
        }
        List<PolicyResolution> all = new ArrayList<>();
        for (ImagePolicy policy : policies) {
            PolicyResolution resolution = byKey.get(PickKey.of(policy));
            all.add(resolution == null ? suspended(policy) : resolution);
        }
        return all;
    }

    /** Those of them that are looked at. All of a group must be among them. */
    @NonNull
    static List<ImagePolicy> active(@NonNull List<ImagePolicy> policies) {
        Set<ImagePolicy> waiting = new HashSet<>(
                DependentPolicies.withGroups(policies.stream().filter(ImagePolicy::suspend).toList(), policies));
        return policies.stream().filter(policy -> !waiting.contains(policy)).toList();
    }

    private PolicyResolution suspended(ImagePolicy policy) {
        LatestRef previous = picks.previous(policy);
        return new PolicyResolution(
                policy, previous != null, false, "Suspended", "the policy, or another of its group, is suspended", previous, null);
    }

    private void tell(PolicyResolution resolution, LatestRef before) {
        ImagePolicy policy = resolution.policy();
        Optional<PolicyLook> old = states.of(policy);
        PolicyLook state = states.note(resolution);
        ResourceName repository = policy.repository();
        if (!state.ready()) {
            events.failed(WatchedKind.IMAGE_POLICY, policy.name(), state.message(), state.failures());
        }
        if (repository == null) {
            return;
        }
        // Whoever sees the repository's log need not see what others have for it.
        boolean own = policy.name().namespace().equals(repository.namespace());
        String who = own ? "the policy " + policy.name() : "a policy of elsewhere";
        rulings.tell(policy, repository, old.orElse(null), state, own, who);
        LatestRef latest = resolution.latestRef();
        if (state.ready() && latest != null && !latest.equals(before)) {
            logs.line(
                    WatchedKind.IMAGE_REPOSITORY,
                    repository,
                    who + " picks " + latest + (before == null ? "" : " instead of " + before));
        } else if (own && !state.ready() && !old.map(PolicyLook::message).equals(Optional.of(state.message()))) {
            logs.line(
                    WatchedKind.IMAGE_REPOSITORY,
                    repository,
                    who + " has no answer: " + state.message());
        }
    }
}
