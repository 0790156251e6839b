package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.List;

/**
 * The tags that a registry told.
 *
 * @param tags without duplicates, in the order in which they came; the order means nothing (features.md 4.3)
 * @param pages how many answers they came in
 * @param cutBy why the list may lack tags, as a part of a sentence; null if it is complete
 * @param unusable how many entries were left out, since no registry takes them as tags (OCI distribution: at most 128
 *     letters, digits, {@code _ . -})
 * @param etag by which the registry knows this very list; null if it gave none, or the list came in several pages
 * @param answer what the last of the answers told beside the tags; null if nobody was asked
 */
public record TagList(
        @NonNull List<String> tags,
        int pages,
        @CheckForNull String cutBy,
        int unusable,
        @CheckForNull String etag,
        @CheckForNull RegistryAnswer answer)
        implements Serializable {

    public TagList {
        tags = List.copyOf(tags);
    }

    /** A list of usable tags that cannot be asked for conditionally. */
    public TagList(@NonNull List<String> tags, int pages, @CheckForNull String cutBy) {
        this(tags, pages, cutBy, 0, null, null);
    }

    /** The same list, told of by another answer. */
    @NonNull
    TagList withAnswer(@NonNull RegistryAnswer other) {
        return new TagList(tags, pages, cutBy, unusable, etag, other);
    }

    /** Whether every tag is in it; a list that is not complete never lowers a version (product.md, "safety"). */
    public boolean complete() {
        return cutBy == null;
    }
}
