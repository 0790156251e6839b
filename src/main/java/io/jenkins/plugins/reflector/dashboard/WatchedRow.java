package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** An image that a job waits for, as its page shows it. */
public final class WatchedRow {

    private final String image;
    private final String policy;
    private final String link;
    private final String rule;
    private final String pick;
    private final String digest;
    private final Moment since;
    private final Moment next;
    private final String problem;

    WatchedRow(
            @NonNull String image,
            @CheckForNull String policy,
            @CheckForNull String link,
            @NonNull String rule,
            @CheckForNull String pick,
            @CheckForNull String digest,
            @CheckForNull Moment since,
            @CheckForNull Moment next,
            @NonNull String problem) {
        this.image = image;
        this.policy = policy;
        this.link = link;
        this.rule = rule;
        this.pick = pick;
        this.digest = digest;
        this.since = since;
        this.next = next;
        this.problem = problem;
    }

    /** As it is written; empty if nobody may say. */
    @NonNull
    public String getImage() {
        return image;
    }

    /** The configured policy, {@code namespace/name}; null if the job names the image itself. */
    @CheckForNull
    public String getPolicy() {
        return policy;
    }

    /** The page of the policy, below the root of Jenkins; null if the user has none. */
    @CheckForNull
    public String getLink() {
        return link;
    }

    /** The rule in words; empty if the user may not see it. */
    @NonNull
    public String getRule() {
        return rule;
    }

    /** The tag that the job saw last; null if none yet. */
    @CheckForNull
    public String getPick() {
        return pick;
    }

    /** Its digest; null if none is reflected. */
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    /** When the job saw it take the place of another one; null if it never did. */
    @CheckForNull
    public Moment getSince() {
        return since;
    }

    /** When it is looked at next; null if nothing says when, or the user may not know. */
    @CheckForNull
    public Moment getNext() {
        return next;
    }

    /** Why there is no answer; empty if there is one. */
    @NonNull
    public String getProblem() {
        return problem;
    }
}
