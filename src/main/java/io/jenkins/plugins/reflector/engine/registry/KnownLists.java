package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last lists of registries that know them by an ETag, so that they can be asked whether they still hold. Few registries do
 * so for lists (features.md 1B, 27), and only so many tags are kept in all. Safe for threads.
 */
final class KnownLists {

    private final int mostTags;
    private final Map<RegistryTarget, TagList> lists = new LinkedHashMap<>(16, 0.75f, true);
    private int tags;

    /** @param mostTags how many tags of all lists together are kept; the lists that were unused the longest go first */
    KnownLists(int mostTags) {
        this.mostTags = mostTags;
    }

    @CheckForNull
    synchronized TagList get(@NonNull RegistryTarget essence) {
        return lists.get(essence);
    }

    /** Keeps a list if it can be asked for conditionally, and forgets the one before it in any case. */
    synchronized void put(@NonNull RegistryTarget essence, @NonNull TagList list) {
        remove(essence);
        if (list.etag() == null || list.tags().size() > mostTags) {
            return;
        }
        lists.put(essence, list);
        tags += list.tags().size();
        while (tags > mostTags) {
            remove(lists.keySet().iterator().next());
        }
    }

    private void remove(RegistryTarget essence) {
        TagList old = lists.remove(essence);
        tags -= old == null ? 0 : old.tags().size();
    }
}
