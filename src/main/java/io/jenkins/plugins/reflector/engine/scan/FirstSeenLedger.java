package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Remembers when we first saw each tag, and with which digest: our own clock, which works on every registry and which nobody
 * can forge (features.md 5.1). Repositories are named canonically, so that all who watch one share what is known of it.
 * Implementations are safe for several threads.
 */
public interface FirstSeenLedger {

    /**
     * When a tag was first seen.
     *
     * @param at when the scan that brought it ended
     * @param baseline whether that was the first scan of the repository: then the tag may be of any age
     */
    record Sighting(@NonNull Instant at, boolean baseline) {}

    /**
     * The digest that a tag is known to point at.
     *
     * @param digest such as {@code sha256:…}
     * @param since when it was first seen there; for the first known digest of a tag, when the tag was
     */
    record SeenDigest(@NonNull String digest, @NonNull Instant since) {}

    /**
     * Notes the tags of a scan. Those that were not known get this time; what is known stays as it is, also of tags that are
     * gone now, so that a tag that vanishes from a short list and comes back does not become young again. The tags of the
     * first call for a repository are its baseline.
     *
     * @param repository its canonical name
     * @param at when the scan ended
     */
    void record(@NonNull String repository, @NonNull Collection<String> tags, @NonNull Instant at);

    /** When a tag was first seen; empty if it never was. */
    @NonNull
    Optional<Sighting> firstSeen(@NonNull String repository, @NonNull String tag);

    /**
     * Notes where a tag points. The first digest of a tag counts from when the tag was first seen, since nothing says that it
     * was ever another one; the same digest again changes nothing; another one begins anew at this time.
     */
    void recordDigest(@NonNull String repository, @NonNull String tag, @NonNull String digest, @NonNull Instant at);

    /** The digest that was noted last; empty if none was. */
    @NonNull
    Optional<SeenDigest> digest(@NonNull String repository, @NonNull String tag);
}
