package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who commits, written as Git writes it: {@code Name <address>}.
 *
 * @param name may be empty
 * @param email never empty
 */
public record Author(@NonNull String name, @NonNull String email) {

    /** Who commits when nobody is named; the text is for filters that shall skip our own commits. */
    public static final Author DEFAULT = new Author("Image Reflector", "image-reflector@noreply.invalid");

    private static final Pattern FORM = Pattern.compile("([^<>\\p{Cntrl}]*)<([^<>\\s\\p{Cntrl}]+)>");

    /**
     * Reads {@code Name <address>}; blank means {@link #DEFAULT}.
     *
     * @throws IllegalArgumentException with a message that says which form is wanted
     */
    @NonNull
    public static Author parse(@CheckForNull String text) {
        String trimmed = Texts.trimToNull(text);
        if (trimmed == null) {
            return DEFAULT;
        }
        Matcher matcher = FORM.matcher(trimmed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "The author \"" + trimmed + "\" cannot be read: write it as Name <name@example.com>.");
        }
        return new Author(matcher.group(1).trim(), matcher.group(2));
    }

    /** What is wrong with a text that shall be an author. */
    @NonNull
    public static Optional<String> problem(@CheckForNull String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** {@code Name <address>}. */
    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + " ") + "<" + email + ">";
    }
}
