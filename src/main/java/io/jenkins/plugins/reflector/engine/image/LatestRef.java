package io.jenkins.plugins.reflector.engine.image;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a policy picked: {@code status.latestRef} (flux.md 2.8).
 *
 * @param name the repository as the user wrote it, never canonicalised
 * @param tag the picked tag
 * @param digest such as {@code sha256:…}; null if none is reflected
 */
public record LatestRef(@NonNull String name, @NonNull String tag, @CheckForNull String digest) implements Serializable {

    /** The same taken apart; empty if name, tag or digest is not what it should be, so that nobody could pull it. */
    @NonNull
    public Optional<ImageReference> reference() {
        // Signs such as '@' inside of a part would be read as another part's start.
        return ImageReference.parse(toString())
                .filter(read -> read.name().text().equals(name) && tag.equals(read.tag()));
    }

    /** {@code name:tag}, or {@code name:tag@digest} if there is a digest (flux.md 3.5.4). */
    @Override
    public String toString() {
        return name + ":" + tag + (digest == null ? "" : "@" + digest);
    }
}
