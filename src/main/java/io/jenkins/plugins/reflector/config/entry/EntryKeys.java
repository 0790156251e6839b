package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Knows entries by what they hold. Neither a name nor a place would do: names may be given twice or changed, and places move. Two
 * entries with the same key are alike in everything, so that one is as good as the other.
 */
final class EntryKeys {

    private static final int BYTES = 16;

    private final Function<Object, String> text;

    /**
     * @param text all that an entry holds, the same for the same
     */
    EntryKeys(@NonNull Function<Object, String> text) {
        this.text = text;
    }

    @NonNull
    String of(@NonNull Object entry) {
        return digest(text.apply(entry));
    }

    /** Those of a list, in its order. */
    @NonNull
    List<String> of(@NonNull List<?> entries) {
        return entries.stream().map(entry -> of((Object) entry)).toList();
    }

    /** The key of a whole list, which tells every change and every other order. */
    @NonNull
    static String ofAll(@NonNull List<String> keys) {
        return digest(String.join(" ", keys));
    }

    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
