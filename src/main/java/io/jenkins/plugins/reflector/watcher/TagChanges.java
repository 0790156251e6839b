package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collection;
import java.util.Set;

/**
 * How many tags came and went from one scan to the next.
 *
 * @param added null, as {@code gone} then, if nothing was known before
 */
record TagChanges(@CheckForNull Integer added, @CheckForNull Integer gone) {

    @NonNull
    static TagChanges between(@CheckForNull Set<String> before, @NonNull Collection<String> tags) {
        if (before == null) {
            return new TagChanges(null, null);
        }
        int known = (int) tags.stream().filter(before::contains).count();
        return new TagChanges(tags.size() - known, before.size() - known);
    }

    /** {@code  (3 new, 1 gone)}; empty if it is the same, or the first scan. */
    @NonNull
    String text() {
        return added == null || gone == null || added == 0 && gone == 0 ? "" : " (" + added + " new, " + gone + " gone)";
    }
}
