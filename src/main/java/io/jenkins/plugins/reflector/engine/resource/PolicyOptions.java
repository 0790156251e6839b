package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a policy may ask for beyond Flux: {@code spec.reflector} of an ImagePolicy, or the same object in the annotation
 * {@code image-reflector.jenkins.io/options} (product.md, "our own options"). {@link #NONE} means exactly what Flux means.
 *
 * @param minimumAge how long a tag must have been known before it is picked; null or zero: not at all
 * @param ignoreTags tags that are never picked, each a whole tag or a glob with {@code *} and {@code ?}
 * @param pin one tag that is picked whatever is newer; null: none
 * @param allow the greatest step from the previous pick; null: any
 * @param onDowngrade what happens when the pick is lower than the previous one; null: the default of where it is written
 * @param onShrink what happens when the previous pick is gone from the list and the new one is lower; null: the default
 * @param onRepush what happens when a tag that looks immutable has another digest than before; null: the default
 * @param platforms platforms, such as {@code linux/arm64}, that an image must have to be picked; empty: not looked at
 * @param group policies of one group move only together to the same key; empty: none
 * @param skipUnparsable leave out, with a warning, what is no number, instead of failing (numerical)
 * @param exactIntegers compare numbers as integers of any size instead of as float64 (numerical)
 */
public record PolicyOptions(
        @CheckForNull Duration minimumAge,
        @NonNull List<String> ignoreTags,
        @CheckForNull Pin pin,
        @CheckForNull UpdateLevel allow,
        @CheckForNull GuardAction onDowngrade,
        @CheckForNull GuardAction onShrink,
        @CheckForNull GuardAction onRepush,
        @NonNull List<String> platforms,
        @NonNull String group,
        boolean skipUnparsable,
        boolean exactIntegers) {

    /** Nothing asked for: plain Flux. */
    public static final PolicyOptions NONE =
            new PolicyOptions(null, List.of(), null, null, null, null, null, List.of(), "", false, false);

    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9.]+)?");

    /**
     * A tag that somebody wants to stay on.
     *
     * @param tag the tag
     * @param reason why, for whoever meets it later; may be empty
     */
    public record Pin(@NonNull String tag, @NonNull String reason) {}

    public PolicyOptions {
        ignoreTags = List.copyOf(ignoreTags);
        platforms = List.copyOf(platforms);
    }

    /** The same with another pin. */
    @NonNull
    public PolicyOptions withPin(@CheckForNull Pin other) {
        return new PolicyOptions(
                minimumAge,
                ignoreTags,
                other,
                allow,
                onDowngrade,
                onShrink,
                onRepush,
                platforms,
                group,
                skipUnparsable,
                exactIntegers);
    }

    /** Whether a text is a platform such as {@code linux/arm64} or {@code linux/arm/v7}, in any case. */
    public static boolean isPlatform(@NonNull String text) {
        return PLATFORM.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
}
