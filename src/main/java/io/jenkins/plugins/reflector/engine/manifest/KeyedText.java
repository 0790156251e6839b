package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import java.util.function.Consumer;

/** A language of keys and values that is no YAML. */
interface KeyedText {

    /**
     * The text of a value in the file.
     *
     * @param start behind its opening quote, if it has quotes
     * @param quotes whether quotes must be written around a new text, as around a TOML string that takes a number's place
     */
    record Value(int start, int end, boolean quotes) {}

    /** Tells each value that a path leads to. */
    void find(@NonNull String text, @NonNull KeyPath path, @NonNull Consumer<Value> found);

    /** The language of a kind of file; null if it is none of these. */
    @CheckForNull
    static KeyedText of(@NonNull FileKind kind) {
        return switch (kind) {
            case KEY_VALUE -> new KeyValueText();
            case TOML -> new TomlText();
            default -> null;
        };
    }
}
