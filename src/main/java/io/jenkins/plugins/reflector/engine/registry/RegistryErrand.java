package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryException.Kind;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question to a registry that another machine asks, since only that one reaches the registry. It travels there with the
 * credentials of the registry and is kept nowhere.
 *
 * @param question what is asked
 * @param target whom, and with which credentials
 * @param reference a tag or digest; empty for a list
 */
public record RegistryErrand(@NonNull Question question, @NonNull RegistryTarget target, @NonNull String reference)
        implements Serializable {

    /** What can be asked. */
    public enum Question {
        /** The tags. */
        TAGS,
        /** The digest of a tag. */
        DIGEST,
        /** The platforms of an image. */
        PLATFORMS,
        /** When an image was made. */
        CREATED
    }

    /**
     * What the other machine brings back; only what was asked for is there.
     *
     * @param failure what kind of failure it was; null if all went well
     * @param message the failure's; null if all went well
     * @param list null if it was not asked for
     * @param digest null if it was not asked for
     * @param platforms null if they were not asked for
     * @param createdMillis since 1970; null if nothing tells it
     */
    public record Answer(
            @CheckForNull String failure,
            @CheckForNull String message,
            @CheckForNull TagList list,
            @CheckForNull String digest,
            @CheckForNull List<String> platforms,
            @CheckForNull Long createdMillis)
            implements Serializable {}

    /** Asks, on the machine that reaches the registry. */
    @NonNull
    public Answer run(@NonNull RegistryReader registry) throws InterruptedException {
        try {
            return switch (question) {
                case TAGS -> new Answer(null, null, registry.listTags(target), null, null, null);
                case DIGEST -> new Answer(null, null, null, registry.resolveDigest(target, reference), null, null);
                case PLATFORMS -> new Answer(
                        null,
                        null,
                        null,
                        null,
                        registry.platforms(target, reference).stream().map(Platform::toString).toList(),
                        null);
                case CREATED -> new Answer(
                        null,
                        null,
                        null,
                        null,
                        null,
                        registry.created(target, reference).map(Instant::toEpochMilli).orElse(null));
            };
        } catch (RegistryException e) {
            return new Answer(e.kind().name(), e.getMessage(), null, null, null, null);
        }
    }

    /** The failure that the other machine told; empty if there was none. */
    @NonNull
    Optional<RegistryException> failure(@NonNull Answer answer) {
        if (answer.failure() == null) {
            return Optional.empty();
        }
        Kind kind = Kind.UNAVAILABLE;
        for (Kind each : Kind.values()) {
            kind = each.name().equals(answer.failure()) ? each : kind;
        }
        String message = answer.message() == null ? "it gave no reason" : answer.message();
        return Optional.of(new RegistryException(kind, SafeText.ofServer(message, target.credentials(), 1_000)));
    }
}
