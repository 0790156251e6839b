package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a word of few, in any case. */
public final class Words {

    private Words() {}

    /** Whose identity opens a registry. */
    @NonNull
    public static Provider[] providers() {
        return Provider.OF_REGISTRIES.toArray(Provider[]::new);
    }

    /**
     * What the word stands for; blank means null.
     *
     * @param field its name, for the message
     * @param word how one of them is written
     * @throws IllegalArgumentException with a sentence for the user if it is none of them
     */
    @CheckForNull
    public static <T> T parse(
            @NonNull String field, @CheckForNull String text, @NonNull T[] all, @NonNull Function<T, String> word) {
        String wanted = Texts.trimToNull(text);
        if (wanted == null) {
            return null;
        }
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " \"" + wanted + "\" is unknown: write one of "
                        + Arrays.stream(all).map(word).collect(Collectors.joining(", ")) + "."));
    }

    /** The word as it is written; null if blank. */
    @CheckForNull
    public static <T> String normal(
            @NonNull String field, @CheckForNull String text, @NonNull T[] all, @NonNull Function<T, String> word) {
        T one = parse(field, text, all, word);
        return one == null ? null : word.apply(one);
    }
}
