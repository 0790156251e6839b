package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.store.PickedTag;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** That a policy picked another tag, as its page and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class PickRow {

    private final PickedTag pick;
    private final TagRow tag;

    PickRow(@NonNull PickedTag pick, @NonNull TagRow tag) {
        this.pick = pick;
        this.tag = tag;
    }

    /** What tells it from the others. */
    @NonNull
    @Exported
    public String getId() {
        return pick.time() + " " + pick.latest().tag();
    }

    /** When, in milliseconds since 1970. */
    @Exported
    public long getTime() {
        return pick.time();
    }

    /** What it picked before; null if nothing. */
    @CheckForNull
    @Exported
    public String getFrom() {
        return pick.previous() == null ? null : pick.previous().tag();
    }

    /** What it picked then. */
    @NonNull
    @Exported
    public String getTo() {
        return pick.latest().tag();
    }

    /** The digest that went with it; null if none is reflected. */
    @CheckForNull
    @Exported
    public String getDigest() {
        return pick.latest().digest();
    }

    /** When that tag was first seen, in milliseconds since 1970; null if that is not known. */
    @CheckForNull
    @Exported
    public Long getFirstSeen() {
        return tag.getFirstSeen();
    }

    /** Whether the first scan of all brought it, so that it may be older. */
    @Exported
    public boolean isBaseline() {
        return tag.isBaseline();
    }
}
