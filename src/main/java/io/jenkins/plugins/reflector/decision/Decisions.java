package io.jenkins.plugins.reflector.decision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All decisions that are in force at one moment, and what they make of what is configured. They only ever add to it: what is
 * suspended in the configuration stays so, and a pin in the configuration counts before a hold.
 */
public final class Decisions {

    /** Nobody decided anything. */
    public static final Decisions NONE = new Decisions(List.of());

    private final Map<Subject, Decision> all = new LinkedHashMap<>();

    Decisions(Collection<Decision> decisions) {
        decisions.forEach(decision -> all.put(decision.subject(), decision));
    }

    @NonNull
    Collection<Decision> all() {
        return List.copyOf(all.values());
    }

    /** The one of this subject. */
    @NonNull
    public Optional<Decision> of(@NonNull Subject subject) {
        return Optional.ofNullable(all.get(subject));
    }

    private boolean suspends(WatchedKind kind, ResourceName name) {
        return all.containsKey(Subject.suspension(kind, name));
    }

    /** An image repository, suspended if somebody wants that. */
    @NonNull
    public ImageRepository on(@NonNull ImageRepository configured) {
        return suspends(WatchedKind.IMAGE_REPOSITORY, configured.name()) ? configured.suspended() : configured;
    }

    /** An automation, suspended if somebody wants that. */
    @NonNull
    public ImageUpdateAutomation on(@NonNull ImageUpdateAutomation configured) {
        return suspends(WatchedKind.AUTOMATION, configured.name()) ? configured.suspended() : configured;
    }

    /** A policy, suspended if somebody wants that. */
    @NonNull
    public ImagePolicy on(@NonNull ImagePolicy configured) {
        return suspends(WatchedKind.IMAGE_POLICY, configured.name()) ? configured.suspended() : configured;
    }

    /**
     * A policy that stays with a tag if somebody wants that.
     *
     * @param repository as in {@link Subject#hold}
     */
    @NonNull
    public ImagePolicy holding(@NonNull ImagePolicy policy, @CheckForNull ResourceName repository) {
        Decision hold = all.get(Subject.hold(policy.name(), repository));
        return hold == null || policy.options().pin() != null
                ? policy
                : policy.withOptions(policy.options().withPin(hold.pin()));
    }
}
