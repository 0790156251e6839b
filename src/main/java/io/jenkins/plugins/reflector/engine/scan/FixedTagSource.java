package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tags, and perhaps digests, that are given instead of asked for ({@code --tags}, cli.md). */
public final class FixedTagSource implements TagSource {

    private final Map<ResourceName, Tags> repositories;
    private final Clock clock;

    /**
     * @param repositories the tags of each repository
     * @param clock for {@link ScanResult#scanTime}
     */
    public FixedTagSource(@NonNull Map<ResourceName, Tags> repositories, @NonNull Clock clock) {
        this.repositories = Map.copyOf(repositories);
        this.clock = clock;
    }

    /**
     * The tags of one repository.
     *
     * @param tags in any order
     * @param digests by tag; a tag may lack one
     */
    public record Tags(@NonNull List<String> tags, @NonNull Map<String, String> digests) {

        public Tags {
            tags = List.copyOf(tags);
            digests = Map.copyOf(digests);
        }

        /** Tags without digests. */
        @NonNull
        public static Tags of(@NonNull List<String> tags) {
            return new Tags(tags, Map.of());
        }

        /** Tags with their digests. */
        @NonNull
        public static Tags of(@NonNull Map<String, String> digests) {
            return new Tags(List.copyOf(digests.keySet()), digests);
        }
    }

    @Override
    public ScanResult scan(ImageRepository repository) throws ScanException {
        String canonical = ImageNames.of(repository).canonical();
        return TagListing.of(repository, given(repository).tags()).toResult(canonical, true, clock.instant());
    }

    /** Null if the tag was given without a digest. */
    @Override
    @CheckForNull
    public String digest(ImageRepository repository, String tag) throws ScanException {
        ImageNames.of(repository);
        return given(repository).digests().get(tag);
    }

    private Tags given(ImageRepository repository) throws ScanException {
        Tags tags = repositories.get(repository.name());
        if (tags == null || tags.tags().isEmpty()) {
            throw new ScanException(
                    ScanException.Reason.DEPENDENCY_NOT_READY,
                    "no tags in database: the given tags have none for ImageRepository " + repository.name());
        }
        return tags;
    }
}
