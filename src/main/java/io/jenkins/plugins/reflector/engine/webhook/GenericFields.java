package io.jenkins.plugins.reflector.engine.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Where in the body of an unknown sender the pushed image is named, as JSON pointers.
 *
 * @param image to the image's name, with or without tag; null: the body is not read, and every repository is meant
 * @param tag to the tag; null if there is none
 */
public record GenericFields(@CheckForNull JsonPointer image, @CheckForNull JsonPointer tag) {

    /** The body is not read. */
    public static final GenericFields NONE = new GenericFields(null, null);

    /**
     * Reads what a user wrote; empty texts mean null.
     *
     * @throws IllegalArgumentException with a sentence for the user if one is no JSON pointer
     */
    @NonNull
    public static GenericFields of(@NonNull String image, @NonNull String tag) {
        return new GenericFields(pointer(image), pointer(tag));
    }

    private static JsonPointer pointer(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return JsonPointer.compile(text.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no JSON pointer, such as /data/image; it starts with a slash", e);
        }
    }
}
