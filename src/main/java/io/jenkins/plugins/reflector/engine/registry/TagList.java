package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * The tags that a registry told.
 *
 * @param tags without duplicates, in the order in which they came; the order means nothing (features.md 4.3)
 * @param pages how many answers they came in
 * @param cutBy why the list may lack tags, as a part of a sentence; null if it is complete
 */
public record TagList(@NonNull List<String> tags, int pages, @CheckForNull String cutBy) {

    public TagList {
        tags = List.copyOf(tags);
    }

    /** Whether every tag is in it; a list that is not complete never lowers a version (product.md, "safety"). */
    public boolean complete() {
        return cutBy == null;
    }
}
