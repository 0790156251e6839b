package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Supplier;

/** How rows are worded. */
public final class RowWords {

    private RowWords() {}

    /** {@code name}, or {@code namespace/name}. */
    @NonNull
    public static String name(@CheckForNull String namespace, @NonNull String name) {
        return namespace == null ? name : namespace + "/" + name;
    }

    /**
     * What an entry is about.
     *
     * @param words throws an {@link IllegalArgumentException} with a sentence for the user if the entry cannot be used
     */
    @NonNull
    public static String text(boolean suspended, @NonNull Supplier<String> words) {
        String text;
        try {
            text = words.get();
        } catch (IllegalArgumentException e) {
            text = e.getMessage();
        }
        return suspended ? text + "; suspended" : text;
    }
}
