package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import java.util.List;

/**
 * What policies judge of a list of tags: the key of each, and the version that the key is. Made once for all policies with one
 * filter, since matching and parsing is most of their work. Not for several threads.
 */
public final class TagKeys {

    private final List<String> tags;

    @CheckForNull
    private final TagFilter filter;

    /** Null where the filter leaves a tag out; the array is null if there is no filter. */
    @CheckForNull
    private final String[] keys;

    /** Null until somebody asks for a version. */
    @CheckForNull
    private Version[] versions;

    private TagKeys(List<String> tags, @CheckForNull TagFilter filter, @CheckForNull String[] keys) {
        this.tags = tags;
        this.filter = filter;
        this.keys = keys;
    }

    /** @param filter null: the key is the whole tag */
    @NonNull
    static TagKeys of(@CheckForNull TagFilter filter, @NonNull List<String> tagsDescending) {
        List<String> tags = List.copyOf(tagsDescending);
        if (filter == null) {
            return new TagKeys(tags, null, null);
        }
        String[] keys = new String[tags.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = filter.key(tags.get(i));
        }
        return new TagKeys(tags, filter, keys);
    }

    int size() {
        return tags.size();
    }

    String tag(int index) {
        return tags.get(index);
    }

    /** Null if the filter leaves the tag out. */
    @CheckForNull
    String key(int index) {
        return keys == null ? tags.get(index) : keys[index];
    }

    /** Null if the key is no version of three parts. */
    @CheckForNull
    Version version(int index) {
        if (versions == null) {
            versions = new Version[tags.size()];
            for (int i = 0; i < versions.length; i++) {
                String key = key(i);
                versions[i] = key == null ? null : Version.parseTag(key);
            }
        }
        return versions[index];
    }

    /** Whether two tags may have one key. */
    boolean mayRepeat() {
        return filter != null && filter.extracts();
    }

    /** Why a tag without a key is left out. */
    String rejection() {
        return filter == null ? "" : filter.rejection();
    }
}
