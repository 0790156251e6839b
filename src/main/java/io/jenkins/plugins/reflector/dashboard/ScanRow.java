package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.store.ScanNote;
import java.util.Map;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A scan of an image repository, as its page and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class ScanRow {

    private final ScanNote scan;

    ScanRow(@NonNull ScanNote scan) {
        this.scan = scan;
    }

    /** What tells it from others of the repository. */
    @NonNull
    @Exported
    public String getId() {
        return Long.toString(scan.time());
    }

    /** When it ended, in milliseconds since 1970. */
    @Exported
    public long getTime() {
        return scan.time();
    }

    /** What it was for. */
    @NonNull
    @Exported
    public String getWhy() {
        return scan.why();
    }

    /** How long it took, in milliseconds. */
    @Exported
    public long getMillis() {
        return scan.millis();
    }

    /** How many tags were kept; null if it failed. */
    @CheckForNull
    @Exported
    public Integer getTags() {
        return scan.tags();
    }

    /** How many of them are new; null if it failed, or nothing was known before. */
    @CheckForNull
    @Exported
    public Integer getAdded() {
        return scan.added();
    }

    /** How many are there no more; null if it failed, or nothing was known before. */
    @CheckForNull
    @Exported
    public Integer getGone() {
        return scan.gone();
    }

    /** Why it failed, and what to do; null if it did not. */
    @CheckForNull
    @Exported
    public String getProblem() {
        return scan.problem();
    }

    /** The HTTP status of the registry's last answer; null if none is known. */
    @CheckForNull
    @Exported
    public Integer getStatus() {
        return scan.status();
    }

    /** In how many answers the tags came; null if none is known. */
    @CheckForNull
    @Exported
    public Integer getPages() {
        return scan.pages();
    }

    /** What the last answer told beside the tags, by the name of its header. */
    @NonNull
    @Exported
    public Map<String, String> getHeaders() {
        return scan.headers();
    }
}
