package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** A tag on a page. */
public final class TagRow {

    private final String tag;
    private final String key;
    private final String verdict;
    private final String detail;
    private final Long firstSeen;
    private final boolean baseline;

    TagRow(
            @NonNull String tag,
            @NonNull String key,
            @NonNull String verdict,
            @NonNull String detail,
            @CheckForNull Long firstSeen,
            boolean baseline) {
        this.tag = tag;
        this.key = key;
        this.verdict = verdict;
        this.detail = detail;
        this.firstSeen = firstSeen;
        this.baseline = baseline;
    }

    /** The tag. */
    @NonNull
    public String getTag() {
        return tag;
    }

    /** What the policy judged; empty if that is the tag itself. */
    @NonNull
    public String getKey() {
        return key;
    }

    /** The text of its verdict. */
    @NonNull
    public String getVerdict() {
        return verdict;
    }

    /** Why; may be empty. */
    @NonNull
    public String getDetail() {
        return detail;
    }

    /** When it was first seen, in milliseconds since 1970; null if unknown. */
    @CheckForNull
    public Long getFirstSeen() {
        return firstSeen;
    }

    /** Whether that was the first scan of all: then it may be older. */
    public boolean isBaseline() {
        return baseline;
    }
}
