package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates policies for a page: by the tags of the last scans, with every guard that needs no registry. What only a registry tells
 * (digests, platforms) is left out; that part the watcher alone knows, and the last pick shows it.
 */
class Explainer {

    /** These policies, each evaluated with the whole of its group; in the same order. */
    @NonNull
    List<PolicyResolution> explain(
            @NonNull List<ImagePolicy> policies, @NonNull Observed observed, @NonNull Catalog catalog, @NonNull Picks picks) {
        Map<PolicyKey, ImagePolicy> all = new LinkedHashMap<>();
        for (ImagePolicy policy : policies) {
            // Itself may be another one than the configured one: somebody tries a rule.
            all.put(PolicyKey.of(policy), policy);
        }
        for (ImagePolicy policy : policies) {
            catalog.together(policy).forEach(member -> all.putIfAbsent(PolicyKey.of(member), member));
        }
        PolicyResolver resolver =
                PolicyResolver.seeing(catalog::seenBy, observed.tags(), new ReadOnlyLedger(observed.ledger()), observed.clock());
        Map<PolicyKey, PolicyResolution> resolutions = new HashMap<>();
        try {
            resolver.resolveAll(all.values().stream().map(Explainer::withoutLookUps).toList(), policy -> picks.of(policy, catalog))
                    .forEach(resolution -> resolutions.put(PolicyKey.of(resolution.policy()), resolution));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The page was given up.", e);
        }
        return policies.stream().map(policy -> resolutions.get(PolicyKey.of(policy))).toList();
    }

    private static ImagePolicy withoutLookUps(ImagePolicy policy) {
        PolicyOptions options = policy.options();
        return policy.withDigestReflection(DigestReflection.NEVER)
                .withOptions(new PolicyOptions(
                        options.minimumAge(),
                        options.ignoreTags(),
                        options.pin(),
                        options.allow(),
                        options.onDowngrade(),
                        options.onShrink(),
                        null,
                        List.of(),
                        options.group(),
                        options.skipUnparsable(),
                        options.exactIntegers()));
    }
}
