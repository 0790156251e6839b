package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.config.policy.PolicyWords;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.trigger.TriggerView;
import io.jenkins.plugins.reflector.watcher.PolicyLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The images that a job waits for. What the job itself saw is for all who may see the job; how a policy stands that is configured
 * elsewhere only for those who may see it there. To others it is not there at all where only a glob finds it.
 */
final class WatchedImages {

    private final TriggerView trigger;
    private final Observed observed;
    private final Access access;
    private final Catalog catalog;
    private final ScanWords words;
    private final long now;

    WatchedImages(@NonNull TriggerView trigger, @NonNull Observed observed, @NonNull Access access) {
        this.trigger = trigger;
        this.observed = observed;
        this.access = access;
        this.catalog = observed.catalog();
        this.words = new ScanWords(catalog, access);
        this.now = observed.clock().millis();
    }

    @NonNull
    List<WatchedRow> rows() {
        List<WatchedRow> rows = new ArrayList<>();
        Moment next = moment(trigger.next());
        for (ImagePolicy policy : trigger.inPlace()) {
            Optional<TriggerView.Seen> seen = trigger.seenInPlace(policy);
            rows.add(row(trigger.image(policy), null, null, PolicyWords.of(policy), seen, next, ""));
        }
        Set<ImagePolicy> configured = new LinkedHashSet<>();
        trigger.policyNames().forEach(glob -> configured.addAll(catalog.policies(glob, trigger.namespace())));
        for (ImagePolicy policy : configured) {
            boolean open = catalog.policy(policy.name())
                    .map(owned -> access.may(owned.owner(), Right.VIEW))
                    .orElse(false);
            if (open || isNamed(policy)) {
                rows.add(configured(policy, open));
            }
        }
        return rows;
    }

    /** Whether the job itself says its name, so that a page that says it too tells nothing. */
    private boolean isNamed(ImagePolicy policy) {
        return trigger.policyNames().stream()
                .anyMatch(written -> written.equals(policy.name().name()) || written.equals(policy.name().toString()));
    }

    private WatchedRow configured(ImagePolicy policy, boolean open) {
        String image = Picks.image(policy, catalog);
        Optional<TriggerView.Seen> seen = image == null ? Optional.empty() : trigger.seen(policy.name(), image);
        if (!open) {
            // The name of the image is known to the job once it saw it.
            return row(seen.isPresent() ? image : "", policy.name().toString(), null, "", seen, null, "");
        }
        Optional<ImageRepository> repository = catalog.seenBy(policy);
        return row(
                image == null ? "" : image,
                policy.name().toString(),
                PolicyFinder.link(policy, catalog),
                PolicyWords.of(policy),
                seen,
                repository
                        .filter(known -> !known.suspend() && !policy.suspend() && words.maySee(known))
                        .map(observed::nextScan)
                        .map(this::moment)
                        .orElse(null),
                policy.suspend() ? "The policy is suspended." : problem(policy, repository));
    }

    private String problem(ImagePolicy policy, Optional<ImageRepository> repository) {
        return repository
                .flatMap(known -> observed.status(known.name()).map(RepositoryStatus::error).map(error -> words.failed(known, error)))
                .or(() -> observed.look(policy).flatMap(PolicyLook::problem).map(problem -> words.unanswered(policy, problem)))
                .or(() -> observed.look(policy)
                        .map(look -> String.join("; ", words.held(policy, look.rulings())))
                        .filter(held -> !held.isEmpty())
                        .map(held -> "Held: " + held))
                .orElse("");
    }

    private WatchedRow row(
            String image, String policy, String link, String rule, Optional<TriggerView.Seen> seen, Moment next, String problem) {
        return new WatchedRow(
                image,
                policy,
                link,
                rule,
                seen.map(known -> known.pick().tag()).orElse(null),
                seen.map(known -> known.pick().digest()).orElse(null),
                Moment.of(seen.map(TriggerView.Seen::since).orElse(null), now),
                next,
                problem);
    }

    private Moment moment(Instant time) {
        return Moment.of(time == null ? null : Long.valueOf(time.toEpochMilli()), now);
    }
}
