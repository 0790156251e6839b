package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.model.ParameterizedJobMixIn;

/** What the trigger of a job watches and what it saw, for a page. All of it is read from the job's own folder; nobody is asked. */
public final class TriggerView {

    private final ReflectorScanTrigger trigger;
    private final String namespace;
    private final ImagesInPlace images;
    private final TriggerState state;

    TriggerView(@NonNull ReflectorScanTrigger trigger, @NonNull String namespace, @NonNull TriggerState state) {
        this.trigger = trigger;
        this.namespace = namespace;
        this.images = new ImagesInPlace(trigger.imageEntries(), namespace, trigger.getScanFrom());
        this.state = state;
    }

    /** That of a job; empty if it has no such trigger. */
    @NonNull
    public static Optional<TriggerView> of(@NonNull Job<?, ?> job) {
        return Optional.ofNullable(ParameterizedJobMixIn.getTrigger(job, ReflectorScanTrigger.class))
                .map(trigger -> new TriggerView(
                        trigger, Scopes.of(job), TriggerState.read(job.getRootDir().toPath())));
    }

    /**
     * What a job saw of an image.
     *
     * @param pick what was picked
     * @param since when that took the place of another one, in milliseconds since 1970; null if it never did
     */
    public record Seen(@NonNull LatestRef pick, @CheckForNull Long since) {}

    /** The policies of the images that the trigger names itself. */
    @NonNull
    public List<ImagePolicy> inPlace() {
        return images.policies();
    }

    /** The image that one of these is for, as the user wrote it. */
    @NonNull
    public String image(@NonNull ImagePolicy inPlace) {
        return images.image(inPlace);
    }

    /** Names and globs of configured policies. */
    @NonNull
    public List<String> policyNames() {
        return trigger.policyNames();
    }

    /** Where these names are looked for. */
    @NonNull
    public String namespace() {
        return namespace;
    }

    /** What the job saw of an image that the trigger names itself; empty if nothing yet. */
    @NonNull
    public Optional<Seen> seenInPlace(@NonNull ImagePolicy inPlace) {
        return seen(Pick.inPlaceKey(inPlace.name(), image(inPlace)));
    }

    /** What the job saw of an image of a configured policy; empty if nothing yet. */
    @NonNull
    public Optional<Seen> seen(@NonNull ResourceName policy, @NonNull String image) {
        return seen(Pick.configured(policy, new LatestRef(image, "any", null), namespace).key());
    }

    private Optional<Seen> seen(String key) {
        return Optional.ofNullable(state.seen().get(key)).map(pick -> new Seen(pick, state.since().get(key)));
    }

    /** When the images were looked at last, in milliseconds since 1970; null if not yet. */
    @CheckForNull
    public Long looked() {
        return state.looked() == 0 ? null : Long.valueOf(state.looked());
    }

    /** When the images that the trigger names itself are looked at next; null if nothing says when. */
    @CheckForNull
    public Instant next() {
        return trigger.next(state);
    }

    /** What went wrong at the last look, a sentence each. */
    @NonNull
    public List<String> problems() {
        return state.problems();
    }
}
