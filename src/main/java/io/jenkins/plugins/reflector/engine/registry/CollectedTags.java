package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tags as they come, each once. Most registries list them in ascending order, where a doubled one stands beside the first:
 * a set of all of them, which costs more than reading them, is made only where that order breaks.
 */
final class CollectedTags {

    private static final int LONGEST = 128;

    private final List<String> tags = new ArrayList<>();
    private Set<String> seen;
    private String last = "";
    private int unusable;

    /** Whether any of them was not there before. */
    boolean add(@NonNull List<String> found) {
        int before = tags.size();
        for (String tag : found) {
            if (!isTag(tag)) {
                unusable++;
            } else if (isNew(tag)) {
                tags.add(tag);
                last = tag;
            }
        }
        return tags.size() > before;
    }

    private boolean isNew(String tag) {
        if (seen == null) {
            int order = last.compareTo(tag);
            if (order <= 0) {
                return order < 0;
            }
            seen = new HashSet<>(tags);
        }
        return seen.add(tag);
    }

    /** In the order in which they came. */
    @NonNull
    List<String> tags() {
        return tags;
    }

    /** How many could be no tags. */
    int unusable() {
        return unusable;
    }

    /** The grammar of OCI distribution; anything else cannot be pulled and would only be a danger in files and messages. */
    private static boolean isTag(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            if (!word && (i == 0 || c != '.' && c != '-')) {
                return false;
            }
        }
        return true;
    }
}
