package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The machine-readable end of a commit message: who asked, and what changed (product.md, "trailers"). */
public final class Trailers {

    /** Names an automation; a commit with this trailer is one of ours. */
    public static final String AUTOMATION = "Image-Reflector";

    private static final String CHANGE = "Image-Reflector-Change";
    private static final Pattern OURS = Pattern.compile("(?m)^" + AUTOMATION + ": \\S");
    private static final Pattern TRAILER = Pattern.compile("[A-Za-z0-9-]+: .*|[ \t].*");

    private Trailers() {}

    /** Whether a message has a trailer of ours. */
    public static boolean areIn(@NonNull String message) {
        return OURS.matcher(message).find();
    }

    /** The message with one trailer for each automation and each distinct change of a tag or digest. */
    @NonNull
    public static String append(
            @NonNull String message,
            @NonNull Collection<ResourceName> automations,
            @NonNull Collection<Change> changes) {
        Set<String> lines = new LinkedHashSet<>();
        automations.forEach(automation -> lines.add(AUTOMATION + ": " + automation));
        for (Change change : changes) {
            if (!change.setter().endsWith(":name")) {
                lines.add(CHANGE + ": " + change.policy() + " " + line(change.oldValue()) + " -> "
                        + line(change.newValue()));
            }
        }
        String text = message.stripTrailing();
        String gap = text.isEmpty() ? "" : endsWithTrailers(text) ? "\n" : "\n\n";
        return text + gap + String.join("\n", lines) + "\n";
    }

    /** Git reads only the last paragraph, so a sign-off that the user wrote must stay in it. */
    private static boolean endsWithTrailers(String text) {
        int gap = text.lastIndexOf("\n\n");
        return gap >= 0
                && text.substring(gap + 2).lines().allMatch(line -> TRAILER.matcher(line).matches());
    }

    private static String line(String value) {
        return value.replaceAll("\\s+", " ").strip();
    }
}
