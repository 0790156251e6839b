package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** Normalises what users type, so that a blank field and an absent one mean the same. */
public final class Texts {

    private Texts() {}

    /** The text without the white space around it; null if nothing is left. */
    @CheckForNull
    public static String trimToNull(@CheckForNull String text) {
        if (text == null) {
            return null;
        }
        String trimmed = text.trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** The text without the white space around it, or the default if nothing is left. */
    @NonNull
    public static String orDefault(@CheckForNull String text, @NonNull String defaultText) {
        String trimmed = trimToNull(text);
        return trimmed == null ? defaultText : trimmed;
    }

    /** Every line of every text that is not blank: a text area arrives as one text, configuration as code as a list. */
    @NonNull
    public static ArrayList<String> lines(@CheckForNull List<String> texts) {
        ArrayList<String> lines = new ArrayList<>();
        if (texts != null) {
            for (String text : texts) {
                if (text != null) {
                    text.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(lines::add);
                }
            }
        }
        return lines;
    }

    /** The same; null if no line is left, so that an empty text area and an absent list mean the same. */
    @CheckForNull
    public static ArrayList<String> linesOrNull(@CheckForNull List<String> texts) {
        ArrayList<String> lines = lines(texts);
        return lines.isEmpty() ? null : lines;
    }

    /** One a line, for a text area; empty for null. */
    @NonNull
    public static String joined(@CheckForNull List<String> lines) {
        return lines == null ? "" : String.join("\n", lines);
    }
}
