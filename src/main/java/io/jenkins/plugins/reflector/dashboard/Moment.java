package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import java.time.Instant;

/** A time for a page that Jenkins writes: how long ago or ahead, and exactly. */
public final class Moment {

    private final long time;
    private final long now;

    private Moment(long time, long now) {
        this.time = time;
        this.now = now;
    }

    /** Null for none. */
    @CheckForNull
    static Moment of(@CheckForNull Long time, long now) {
        return time == null ? null : new Moment(time, now);
    }

    /** Whether it is still to come. */
    public boolean isAhead() {
        return time > now;
    }

    /** How far it is from now, in the words of Jenkins. */
    @NonNull
    public String getSpan() {
        return Util.getTimeSpanString(wholeSeconds());
    }

    /** In milliseconds, a second at least: Jenkins tells hundredths of what is shorter. */
    long wholeSeconds() {
        return Math.max(1, Math.abs(time - now) / 1000) * 1000;
    }

    /** For machines, and for whoever wants it exactly. */
    @NonNull
    public String getExact() {
        return Instant.ofEpochMilli(time / 1000 * 1000).toString();
    }
}
