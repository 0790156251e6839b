package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands behind digests, remembered: a digest names the same bytes for ever, so that asking again would only use up a
 * budget. Each who asks must have got it with his own credentials. Safe for threads.
 */
final class Images {

    private static final int REMEMBERED = 500;
    private static final Duration LIFE = Duration.ofDays(1);

    private final Function<RegistryTarget, RegistrySession> sessions;
    private final Limits limits;
    private final ExpiringCache<Key, ImageManifest> manifests;
    private final ExpiringCache<Key, ImageConfig> configs;

    Images(@NonNull Function<RegistryTarget, RegistrySession> sessions, @NonNull Limits limits, @NonNull Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.manifests = new ExpiringCache<>(REMEMBERED, clock);
        this.configs = new ExpiringCache<>(REMEMBERED, clock);
    }

    private record Key(RegistryTarget essence, String digest) {}

    @NonNull
    ImageManifest manifest(@NonNull RegistryTarget target, @NonNull String digest)
            throws RegistryException, InterruptedException {
        Key key = new Key(target.essence(), digest);
        ImageManifest known = manifests.get(key).orElse(null);
        if (known == null) {
            known = new ReadImage(sessions.apply(target), limits).manifest(digest);
            manifests.put(key, known, LIFE);
        }
        return known;
    }

    @NonNull
    ImageConfig config(@NonNull RegistryTarget target, @NonNull String digest)
            throws RegistryException, InterruptedException {
        Key key = new Key(target.essence(), digest);
        ImageConfig known = configs.get(key).orElse(null);
        if (known == null) {
            known = new ReadImage(sessions.apply(target), limits).config(digest);
            configs.put(key, known, LIFE);
        }
        return known;
    }

    /** Those of an index, or the one that the configuration names. */
    @NonNull
    List<Platform> platforms(@NonNull RegistryTarget target, @NonNull String digest)
            throws RegistryException, InterruptedException {
        ImageManifest manifest = manifest(target, digest);
        if (manifest.isIndex()) {
            return manifest.children().stream()
                    .map(ImageManifest.Child::platform)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
        return manifest.configDigest() == null
                ? List.of()
                : List.of(config(target, manifest.configDigest()).platform());
    }

    /** The latest time that a configuration of it tells. */
    @NonNull
    Optional<Instant> created(@NonNull RegistryTarget target, @NonNull String digest)
            throws RegistryException, InterruptedException {
        ImageManifest manifest = manifest(target, digest);
        List<ImageManifest> images = new ArrayList<>();
        if (!manifest.isIndex()) {
            images.add(manifest);
        }
        for (ImageManifest.Child child : manifest.children()) {
            if (child.platform() != null) {
                images.add(manifest(target, child.digest()));
            }
        }
        List<Instant> times = new ArrayList<>();
        for (ImageManifest image : images) {
            Instant created =
                    image.configDigest() == null ? null : config(target, image.configDigest()).created();
            if (created != null) {
                times.add(created);
            }
        }
        return times.stream().max(Comparator.naturalOrder());
    }
}
