package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Draws long lists and makes lists again of what forms bring back. The rule: a form that changes nothing of a list leaves it as it is
 * now, whatever others have done to it; a form that changes something must have shown the list as it is now, or as the same page has
 * saved it before ("Apply"), else it is refused. So nothing that others did is lost, and no entry is taken for another.
 */
final class EntryLists {

    private static final int REMEMBERED = 1_000;
    private static final String SEPARATOR = ":";

    private final EntryKeys keys;

    /** Page and list, of what pages have saved. The oldest are forgotten, and all when Jenkins stops: then such a page is refused. */
    private final Set<String> saved = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    EntryLists(@NonNull Function<Object, String> text) {
        keys = new EntryKeys(text);
    }

    /** For a new page. */
    @NonNull
    DrawnEntries draw(@NonNull List<? extends FormEntry> entries) {
        List<String> all = keys.of(entries);
        return new DrawnEntries(UUID.randomUUID() + SEPARATOR + EntryKeys.ofAll(all), entries, all);
    }

    /** Entries by their keys, in the order of these; empty if one of them was changed or removed. */
    @NonNull
    <T> Optional<List<T>> find(@NonNull List<String> wanted, @NonNull List<T> entries) {
        try {
            return Optional.of(merge(SubmittedEntry.<T>unopened(wanted).toList(), entries, keys.of(entries)));
        } catch (StaleListException e) {
            return Optional.empty();
        }
    }

    /**
     * The list that a form asks for.
     *
     * @param mark what the page had of the list; null if it had nothing, as a form that does not know of rows
     * @param now the list as it is
     * @throws StaleListException if it is no longer the list of the page
     */
    @NonNull
    <T> List<T> take(@CheckForNull String mark, @NonNull List<SubmittedEntry<T>> submitted, @NonNull List<T> now)
            throws StaleListException {
        List<String> keysNow = keys.of(now);
        if (mark == null) {
            return merge(submitted, now, keysNow);
        }
        String page = mark.substring(0, Math.max(0, mark.indexOf(SEPARATOR)));
        String current = page + SEPARATOR + EntryKeys.ofAll(keysNow);
        if (!mark.equals(current) && !saved.contains(current)) {
            if (mark.equals(page + SEPARATOR + unchanged(submitted))) {
                return now;
            }
            throw new StaleListException("The list is no longer the one that the page has shown or saved.");
        }
        List<T> taken = merge(submitted, now, keysNow);
        saved.add(page + SEPARATOR + EntryKeys.ofAll(keys.of(taken)));
        return taken;
    }

    /** The key of the list if no entry was opened. */
    private static String unchanged(List<? extends SubmittedEntry<?>> submitted) {
        return submitted.stream().allMatch(entry -> entry.kept() != null)
                ? EntryKeys.ofAll(submitted.stream().map(SubmittedEntry::kept).toList())
                : "";
    }

    private static <T> List<T> merge(List<SubmittedEntry<T>> submitted, List<T> now, List<String> keysNow) throws StaleListException {
        Map<String, Deque<T>> there = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            there.computeIfAbsent(keysNow.get(i), key -> new ArrayDeque<>()).add(now.get(i));
        }
        List<T> merged = new ArrayList<>();
        for (SubmittedEntry<T> entry : submitted) {
            T kept = entry.kept() == null ? entry.whole().get() : there.getOrDefault(entry.kept(), new ArrayDeque<>()).poll();
            if (kept == null) {
                throw new StaleListException("The list has no entry, or no further one, such as the page has shown.");
            }
            merged.add(kept);
        }
        return merged;
    }
}
