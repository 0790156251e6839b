package io.jenkins.plugins.reflector.discover;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/** An image as the page shows it. */
public final class DiscoveredRow {

    private final String key;
    private final String image;
    private final List<String> tags;
    private final List<String> places;
    private final String suggestion;
    private final String line;
    private final boolean fresh;

    DiscoveredRow(
            @NonNull String key,
            @NonNull String image,
            @NonNull List<String> tags,
            @NonNull List<String> places,
            @NonNull String suggestion,
            @NonNull String line,
            boolean fresh) {
        this.key = key;
        this.image = image;
        this.tags = tags;
        this.places = places;
        this.suggestion = suggestion;
        this.line = line;
        this.fresh = fresh;
    }

    /** What tells it from others; only lower case letters, digits and dashes. */
    @NonNull
    public String getKey() {
        return key;
    }

    /** As it is written. */
    @NonNull
    public String getImage() {
        return image;
    }

    /** The tags that stand there. */
    @NonNull
    public List<String> getTags() {
        return tags;
    }

    /** Where, each as {@code path:line}. */
    @NonNull
    public List<String> getPlaces() {
        return places;
    }

    /** The suggested policy, such as {@code semver('1.x')}; empty for none. */
    @NonNull
    public String getSuggestion() {
        return suggestion;
    }

    /** What becomes of it, in a sentence. */
    @NonNull
    public String getLine() {
        return line;
    }

    /** Whether it can be added. */
    public boolean isFresh() {
        return fresh;
    }
}
